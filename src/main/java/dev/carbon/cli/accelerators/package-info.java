/** The command that lists accelerators: watts, machines, regions, prices, emissions. */
@NullMarked
package dev.carbon.cli.accelerators;

import org.jspecify.annotations.NullMarked;
