/** Knows the shapes of keys and tokens and finds them in text. May import nothing of ours. */
@NullMarked
package dev.carbon.secret;

import org.jspecify.annotations.NullMarked;
