/** The command that shows Google's own account of emissions, and beside it that of carbon. */
@NullMarked
package dev.carbon.cli.footprint;

import org.jspecify.annotations.NullMarked;
