package dev.carbon.intensity;

import dev.carbon.intensity.FigureCache.Kept;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Invented figures as a cache keeps them. */
public final class KeptFigures {
  public static final Instant HOUR = Instant.parse("2026-03-02T12:00:00Z");

  /** Twenty minutes into that hour. */
  public static final Instant NOW = HOUR.plus(Duration.ofMinutes(20));

  public static final SourceName SOURCE = new SourceName("invented");
  public static final IntensityKind KIND =
      new IntensityKind(SOURCE, Signal.AVERAGE, Accounting.LIFECYCLE);
  public static final URI BASE = URI.create("https://example.org/v3");

  private KeptFigures() {}

  /** A question about a zone, estimates allowed. */
  public static FigureCache.Key key(String zone) {
    return new FigureCache.Key(BASE, KIND, false, new GridZone(zone), NOW);
  }

  /** An answer to {@code key}, an estimate, given a minute ago. */
  public static Kept figure(FigureCache.Key key, double gramsPerKwh) {
    return figure(
        key, gramsPerKwh, new Estimation(Optional.of(true), Optional.of("INVENTED_METHOD")));
  }

  /** An answer to {@code key}, given a minute ago. */
  public static Kept figure(FigureCache.Key key, double gramsPerKwh, Estimation estimation) {
    return new Kept(
        new Intensity(
            new GramsPerKwh(gramsPerKwh),
            key.zone(),
            HOUR,
            Duration.ofHours(1),
            key.kind(),
            estimation),
        NOW.minus(Duration.ofMinutes(1)));
  }

  /** The same figure, given at another time. */
  public static Kept askedAt(Kept kept, Instant moment) {
    return new Kept(kept.figure(), moment);
  }
}
