/** The packaged command, started as a user starts it: its own process, an empty home. */
@NullMarked
package dev.carbon.packaged;

import org.jspecify.annotations.NullMarked;
