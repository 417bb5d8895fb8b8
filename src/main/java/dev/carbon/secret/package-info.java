/**
 * Knows the shapes of keys and tokens, finds them in text, and keeps files to their owner. May
 * import nothing of ours.
 */
@NullMarked
package dev.carbon.secret;

import org.jspecify.annotations.NullMarked;
