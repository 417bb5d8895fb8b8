package dev.carbon.intensity;

import java.time.Clock;

/**
 * What a source is opened for.
 *
 * @param kind one of the kinds of its profile: every figure must be of it
 * @param measuredOnly whether figures that the source itself estimates are gaps
 * @param clock tells what is now; it stands still when an hour of the past is replayed
 */
public record SourceTerms(IntensityKind kind, boolean measuredOnly, Clock clock) {}
