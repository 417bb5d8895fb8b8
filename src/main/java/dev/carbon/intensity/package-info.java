/**
 * Grams of CO2 equivalent per kilowatt-hour for a grid zone: the port, its values, the survey of
 * many zones, the bundled yearly averages. May import region and below; a live source lives in a
 * sub-package.
 */
@NullMarked
package dev.carbon.intensity;

import org.jspecify.annotations.NullMarked;
