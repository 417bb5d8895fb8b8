/**
 * Marginal figures, forecasts and the relative index from the API of WattTime. May import
 * intensity, region, config, http and below; never OkHttp itself.
 */
@NullMarked
package dev.carbon.intensity.watttime;

import org.jspecify.annotations.NullMarked;
