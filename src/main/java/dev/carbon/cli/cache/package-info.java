/** The command that shows where figures and refusals are kept, and forgets them. */
@NullMarked
package dev.carbon.cli.cache;

import org.jspecify.annotations.NullMarked;
