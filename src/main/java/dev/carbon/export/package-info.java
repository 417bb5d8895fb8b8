/**
 * Google's own Carbon Footprint export: the port, what it holds by month, service, region and
 * project, and beside it what carbon reckoned of its own runs. May import train and below.
 */
@NullMarked
package dev.carbon.export;

import org.jspecify.annotations.NullMarked;
