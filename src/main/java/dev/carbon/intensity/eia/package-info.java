/**
 * Figures, history and power mixes of grids of the United States, computed from what the EIA
 * reports of their plants. May import intensity, region, http and below; never OkHttp itself.
 */
@NullMarked
package dev.carbon.intensity.eia;

import org.jspecify.annotations.NullMarked;
