/**
 * Figures, series and power mixes from the API of Electricity Maps, and what a token may read
 * there. May import intensity, region, http and below; never OkHttp itself.
 */
@NullMarked
package dev.carbon.intensity.electricitymaps;

import org.jspecify.annotations.NullMarked;
