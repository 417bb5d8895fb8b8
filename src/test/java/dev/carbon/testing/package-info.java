/** What tests of any package need to make up many cases. For tests only. */
@NullMarked
package dev.carbon.testing;

import org.jspecify.annotations.NullMarked;
