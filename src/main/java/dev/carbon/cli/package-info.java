/**
 * What every command shares: the services it may use, the options every command has, exit codes,
 * the one error report. May import everything below; never a command, never an adapter.
 */
@NullMarked
package dev.carbon.cli;

import org.jspecify.annotations.NullMarked;
