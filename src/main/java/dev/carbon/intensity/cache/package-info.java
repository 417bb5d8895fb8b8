/**
 * Keeps figures in files below the user's cache folder, for the hour in which they were asked for.
 * May import intensity and what stands below it.
 */
@NullMarked
package dev.carbon.intensity.cache;

import org.jspecify.annotations.NullMarked;
