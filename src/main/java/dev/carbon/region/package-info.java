/**
 * The vocabulary of places and hardware (region, grid zone, machine type, accelerator) and the
 * catalogue read from resources. May import unit and error; never a network.
 */
@NullMarked
package dev.carbon.region;

import org.jspecify.annotations.NullMarked;
