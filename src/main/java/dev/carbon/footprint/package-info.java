/**
 * Watts x hours x PUE: kilowatt-hours, grams, litres of water, the grams embodied in the hardware,
 * dollars and what was saved. Pure arithmetic over values that name their unit and basis. May
 * import region and below; asks nobody.
 */
@NullMarked
package dev.carbon.footprint;

import org.jspecify.annotations.NullMarked;
