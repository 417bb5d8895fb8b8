/**
 * Values that carry their unit, and the secret that never prints itself. May import error; nothing
 * else of ours.
 */
@NullMarked
package dev.carbon.unit;

import org.jspecify.annotations.NullMarked;
