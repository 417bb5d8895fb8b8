package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.RegionId;
import dev.carbon.unit.GramsPerKwh;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** A keyed and a yearly source that say what a test tells them to, and a survey of both. */
abstract class SurveyedRegions {
  static final SourceName LIVE = new SourceName("electricitymaps");
  static final SourceName YEARLY = new SourceName("google-annual");

  final Catalogue catalogue = Requests.CATALOGUE;
  final FakeIntensitySource live =
      new FakeIntensitySource(new IntensityKind(LIVE, Signal.AVERAGE, Accounting.LIFECYCLE));
  final FakeIntensitySource yearly =
      new FakeIntensitySource(new IntensityKind(YEARLY, Signal.AVERAGE, Accounting.DIRECT));

  boolean keyed = true;
  Optional<SourceName> named = Optional.empty();
  boolean liveOnly;
  boolean allowPartial;
  Optional<GramsPerKwh> maxIntensity = Optional.empty();
  Optional<GridZone> localZone = Optional.empty();
  String baseline = "us-central1";

  Ranking rank(String... regions) {
    return survey(live)
        .rank(request(Arrays.stream(regions).map(RegionId::new).collect(Collectors.toSet())));
  }

  CarbonException failure(String... regions) {
    return assertThrows(CarbonException.class, () -> rank(regions));
  }

  RegionSurvey survey(IntensitySource liveSource) {
    return survey(
        keyed ? Options.keyed(liveSource) : Options.locked(LIVE.value()),
        Options.of(yearly, SourceTier.YEARLY, Coverage.BY_GRID_ZONE));
  }

  RegionSurvey survey(SourceOption... options) {
    Clock clock = Clock.fixed(Situation.NOW, ZoneOffset.UTC);
    return new RegionSurvey(
        catalogue,
        Options.only(options),
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(clock), clock),
        RefusalMemory.NONE,
        Requests.NO_DATA,
        clock);
  }

  PlacementRequest request(Set<RegionId> candidates) {
    return Requests.of(candidates)
        .constraints(
            new Constraints(
                Set.of(), Set.of(), Optional.empty(), OptionalDouble.empty(), maxIntensity))
        .source(
            new SourceChoice(
                new SourceWish(
                    named,
                    Optional.empty(),
                    Optional.empty(),
                    liveOnly,
                    false,
                    true,
                    Optional.empty()),
                Situation.MAX_AGE,
                allowPartial))
        .baseline(new RegionId(baseline))
        .localZone(localZone)
        .build();
  }

  static List<String> names(Ranking ranking) {
    return ranking.ranked().stream().map(each -> each.region().id().value()).toList();
  }

  SurveyedRegions withYearly(String zone, double gramsPerKwh) {
    yearly.with(
        zone,
        Reading.of(
            new Intensity(
                new GramsPerKwh(gramsPerKwh),
                new GridZone(zone),
                Situation.NOW.minus(Duration.ofDays(700)),
                Period.ofYears(1),
                yearly.kind(),
                Estimation.UNKNOWN)));
    return this;
  }
}
