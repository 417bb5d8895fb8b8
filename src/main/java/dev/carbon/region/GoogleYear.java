package dev.carbon.region;

import java.time.Year;
import java.util.OptionalDouble;

/**
 * What Google publishes of a region for one year.
 *
 * @param carbonFreePercent carbon-free energy score, 0 to 100; it includes Google's own contracts
 *     and never ranks regions
 * @param gramsPerKwh grid carbon intensity, location-based
 * @param lifecycle whether the intensity counts fuel and building too, rather than the chimney
 *     alone
 */
public record GoogleYear(
    Year year, OptionalDouble carbonFreePercent, OptionalDouble gramsPerKwh, boolean lifecycle) {}
