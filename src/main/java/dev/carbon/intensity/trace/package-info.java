/**
 * Hours gone by, read from CSV files of the user, so that a day of the past can be replayed. May
 * import intensity and what stands below it.
 */
@NullMarked
package dev.carbon.intensity.trace;

import org.jspecify.annotations.NullMarked;
