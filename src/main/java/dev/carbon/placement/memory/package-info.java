/**
 * Keeps the cloud's refusals in files below the user's cache folder, for a day. May import
 * placement and what stands below it.
 */
@NullMarked
package dev.carbon.placement.memory;

import org.jspecify.annotations.NullMarked;
