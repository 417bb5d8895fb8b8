/**
 * Values that carry their unit, the secret that never prints itself, and the test for this
 * machine's own address. May import error; nothing else of ours.
 */
@NullMarked
package dev.carbon.unit;

import org.jspecify.annotations.NullMarked;
