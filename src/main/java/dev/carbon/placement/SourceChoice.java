package dev.carbon.placement;

import dev.carbon.intensity.SourceWish;
import java.time.Duration;

/**
 * Which figures may rank.
 *
 * @param wish the source and the kind of figure wanted
 * @param maxAge older figures do not rank; yearly figures are never too old
 * @param allowPartial whether to rank although most candidates have no figure
 */
public record SourceChoice(SourceWish wish, Duration maxAge, boolean allowPartial) {}
