package dev.carbon.intensity;

import java.util.Optional;

/**
 * A source of figures that carbon has, whether or not the user can use it.
 *
 * @param live whether its figures are of the hour; false for yearly averages
 * @param source empty when it needs a key that is not set
 * @param howToEnable what to do to use it
 */
public record SourceOption(
    SourceName name, boolean live, Optional<IntensitySource> source, String howToEnable) {}
