package dev.carbon.region;

/**
 * What a kilowatt-hour of computing drinks.
 *
 * @param onSiteLitresPerKwh evaporated by the data centre's own cooling, per kWh of its computers
 * @param offSiteLitresPerKwh evaporated by the power plants of the country, reservoirs included,
 *     per kWh that the data centre draws
 */
public record Water(double onSiteLitresPerKwh, double offSiteLitresPerKwh) {}
