package dev.carbon.placement;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A source that may or may not be able to rank.
 *
 * @param hasKey whether it can be used
 * @param isRejected whether it does not accept its key
 * @param states what it has of each zone that it covers
 * @param opened the kinds that it was opened for
 */
record MadeUpSource(
    SourceName name,
    SourceTier tier,
    boolean hasKey,
    boolean isRejected,
    List<IntensityKind> kinds,
    Map<GridZone, State> states,
    Set<IntensityKind> opened) {

  MadeUpSource(
      SourceName name,
      SourceTier tier,
      boolean hasKey,
      boolean isRejected,
      List<IntensityKind> kinds,
      Map<GridZone, State> states) {
    this(name, tier, hasKey, isRejected, kinds, states, ConcurrentHashMap.newKeySet());
  }

  /** What a source has of a zone. */
  enum State {
    FRESH,
    ESTIMATED,
    OLD,
    FUTURE,
    ELSEWHERE,
    NOTHING,
    NOT_ALLOWED
  }

  SourceOption option() {
    SourceProfile profile =
        new SourceProfile(
            name,
            tier,
            kinds,
            states::containsKey,
            Optional.of(URI.create("https://example.org/made-up")),
            false,
            "invented",
            "set THE_KEY");
    return hasKey ? SourceOption.usable(profile, this::open) : SourceOption.locked(profile);
  }

  private IntensitySource open(SourceTerms terms) {
    opened.add(terms.kind());
    return new IntensitySource() {
      @Override
      public IntensityKind kind() {
        return terms.kind();
      }

      @Override
      public Reading latest(GridZone zone) {
        return reading(zone, terms.kind());
      }
    };
  }

  private Reading reading(GridZone zone, IntensityKind kind) {
    if (isRejected) {
      throw new CarbonException(ErrorKind.CREDENTIALS, "invented rejection", "try another");
    }
    return switch (states.getOrDefault(zone, State.NOTHING)) {
      case FRESH -> figure(zone, kind, Situation.NOW, false);
      case ESTIMATED -> figure(zone, kind, Situation.NOW, true);
      case OLD -> figure(zone, kind, Situation.NOW.minus(Duration.ofMinutes(121)), false);
      case FUTURE -> figure(zone, kind, Situation.NOW.plus(Duration.ofMinutes(121)), false);
      case ELSEWHERE -> figure(new GridZone("AU-NT"), kind, Situation.NOW, false);
      case NOTHING -> Reading.gap(GapReason.NO_DATA, "nothing of " + zone);
      case NOT_ALLOWED -> Reading.gap(GapReason.NOT_ALLOWED, "not allowed to read " + zone);
    };
  }

  private Reading figure(GridZone zone, IntensityKind kind, Instant start, boolean estimated) {
    return Reading.of(
        new Intensity(
            new GramsPerKwh(1 + Math.floorMod(zone.hashCode(), 900)),
            zone,
            start,
            tier == SourceTier.YEARLY ? Period.ofYears(1) : Duration.ofHours(1),
            kind,
            new Estimation(Optional.of(estimated), Optional.empty())));
  }
}
