/** What tests of any package need: many cases, and secrets that nobody may see again. */
@NullMarked
package dev.carbon.testing;

import org.jspecify.annotations.NullMarked;
