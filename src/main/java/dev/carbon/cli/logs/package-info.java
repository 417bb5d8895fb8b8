/** The command {@code carbon logs}. May import cli and everything below it. */
@NullMarked
package dev.carbon.cli.logs;

import org.jspecify.annotations.NullMarked;
