/** The command that adds up what all runs used, emitted, cost and saved. */
@NullMarked
package dev.carbon.cli.report;

import org.jspecify.annotations.NullMarked;
