/** The command that trains where the electricity is cleanest. */
@NullMarked
package dev.carbon.cli.train;

import org.jspecify.annotations.NullMarked;
