package dev.carbon.placement;

import dev.carbon.intensity.SourceName;
import java.time.Duration;
import java.util.Optional;

/**
 * Which figures may rank.
 *
 * @param source the one to use; empty to choose
 * @param maxAge older figures do not rank; yearly figures are never too old
 * @param live whether yearly averages are refused
 * @param allowPartial whether to rank although most candidates have no figure
 */
public record SourceChoice(
    Optional<SourceName> source, Duration maxAge, boolean live, boolean allowPartial) {}
