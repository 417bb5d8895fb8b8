/** The command that ranks regions without launching. */
@NullMarked
package dev.carbon.cli.regions;

import org.jspecify.annotations.NullMarked;
