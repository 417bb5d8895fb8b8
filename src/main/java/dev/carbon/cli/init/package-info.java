/** The command that writes a project's file with its task. */
@NullMarked
package dev.carbon.cli.init;

import org.jspecify.annotations.NullMarked;
