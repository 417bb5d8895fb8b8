/** The entry point, the root command and the wiring. Knows every package; no package knows it. */
@NullMarked
package dev.carbon;

import org.jspecify.annotations.NullMarked;
