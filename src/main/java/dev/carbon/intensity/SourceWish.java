package dev.carbon.intensity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the user says of the figures wanted.
 *
 * @param source the one to ask; empty to choose
 * @param signal empty for what the source prefers
 * @param accounting empty for what the source prefers
 * @param live whether yearly averages are refused
 * @param measuredOnly whether figures that the source itself estimates are refused
 * @param useCache whether a figure that was asked for within this hour will do
 * @param at the moment to replay instead of now
 */
public record SourceWish(
    Optional<SourceName> source,
    Optional<Signal> signal,
    Optional<Accounting> accounting,
    boolean live,
    boolean measuredOnly,
    boolean useCache,
    Optional<Instant> at) {

  /** Nothing said: any source, its own kind, estimates too, from the cache too, now. */
  public static final SourceWish ANY =
      new SourceWish(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          true,
          Optional.empty());

  /** As {@link #ANY}, of one source. */
  public static SourceWish of(SourceName source) {
    return new SourceWish(
        Optional.of(source),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        true,
        Optional.empty());
  }

  /** Whether figures of a source are refused for being averages of a year. */
  public boolean refuses(SourceProfile profile) {
    return live && !profile.tier().isHourly();
  }

  /** The first kind of a source that is wanted; empty when it has none such. */
  public Optional<IntensityKind> kindOf(SourceProfile profile) {
    return profile.kinds().stream()
        .filter(kind -> signal.isEmpty() || signal.get() == kind.signal())
        .filter(kind -> accounting.isEmpty() || accounting.get() == kind.accounting())
        .findFirst();
  }

  /** {@code "marginal lifecycle"}: what is wanted, in words; empty when nothing is. */
  public String kindInWords() {
    return (signal.map(Signal::word).orElse("") + " " + accounting.map(Accounting::word).orElse(""))
        .strip();
  }

  /** What a person should know of the moment that the figures are of; empty when it is now. */
  public Optional<String> momentInWords() {
    return at.map(moment -> "as of " + moment + ", replayed from a file; not the figures of now");
  }

  /** What to open a source for that gives {@code kind}. */
  public SourceTerms terms(IntensityKind kind, Clock clock) {
    return new SourceTerms(
        kind, measuredOnly, at.map(moment -> Clock.fixed(moment, ZoneOffset.UTC)).orElse(clock));
  }
}
