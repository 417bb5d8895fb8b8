/**
 * Figures, forecasts and history of European countries from Energy-Charts. May import intensity,
 * region, http and below; never OkHttp itself.
 */
@NullMarked
package dev.carbon.intensity.energycharts;

import org.jspecify.annotations.NullMarked;
