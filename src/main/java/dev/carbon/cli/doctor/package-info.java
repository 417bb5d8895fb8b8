/** The command that checks whether carbon can do its work here. */
@NullMarked
package dev.carbon.cli.doctor;

import org.jspecify.annotations.NullMarked;
