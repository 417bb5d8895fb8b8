/**
 * Figures, forecasts and history from the Carbon Intensity API of Great Britain. May import
 * intensity, region, http and below; never OkHttp itself.
 */
@NullMarked
package dev.carbon.intensity.ukgrid;

import org.jspecify.annotations.NullMarked;
