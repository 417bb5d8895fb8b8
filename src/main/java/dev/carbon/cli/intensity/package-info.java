/** The command that answers how dirty the electricity is. */
@NullMarked
package dev.carbon.cli.intensity;

import org.jspecify.annotations.NullMarked;
