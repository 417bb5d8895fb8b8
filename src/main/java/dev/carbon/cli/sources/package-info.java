/** The command that lists the sources of figures. */
@NullMarked
package dev.carbon.cli.sources;

import org.jspecify.annotations.NullMarked;
