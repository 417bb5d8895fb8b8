package dev.carbon.placement;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceOption;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the order of the regions for a job: who can take it, what each grid emits now, who is
 * cleanest.
 *
 * <p>One ranking uses one source: the one that was named; else the first live source that the user
 * can use and that has figures for at least half of the candidates; else the yearly averages. A
 * part of the figures ranks only when that is allowed.
 */
public final class RegionSurvey {
  private final Catalogue catalogue;
  private final List<SourceOption> sources;
  private final IntensitySurvey survey;
  private final Clock clock;

  /**
   * A survey over the given sources.
   *
   * @param sources in the order in which they are tried
   */
  public RegionSurvey(
      Catalogue catalogue, List<SourceOption> sources, IntensitySurvey survey, Clock clock) {
    this.catalogue = catalogue;
    this.sources = List.copyOf(sources);
    this.survey = survey;
    this.clock = clock;
  }

  /**
   * Ranks the regions of a request. Blocks while a live source is asked, at most for the survey's
   * deadline.
   *
   * @throws CarbonException NO_REGION when none can take the job; NO_DATA or UPSTREAM when there
   *     are no figures to rank by; CREDENTIALS when the source's key is missing or wrong
   */
  public Ranking rank(PlacementRequest request) {
    CandidateFilter.Result filtered = new CandidateFilter(catalogue).apply(request);
    if (filtered.eligible().isEmpty()) {
      throw nothingLeft(filtered.excluded());
    }
    return request.source().source().isPresent()
        ? rankByNamedSource(request, filtered)
        : rankByBestSource(request, filtered);
  }

  private Ranking rankByNamedSource(PlacementRequest request, CandidateFilter.Result filtered) {
    SourceOption option =
        sources.stream()
            .filter(each -> request.source().source().get().equals(each.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown source"));
    if (request.source().live() && !option.live()) {
      throw new CarbonException(
          ErrorKind.NO_DATA,
          "could not rank by live figures, because " + option.name() + " has yearly averages",
          "leave out --live, or name a live source");
    }
    IntensitySource source =
        option
            .source()
            .orElseThrow(
                () ->
                    new CarbonException(
                        ErrorKind.CREDENTIALS,
                        "could not use " + option.name() + ", because it needs a key",
                        option.howToEnable()));
    Attempt attempt = attempt(source, request, filtered);
    if (!attempt.coversHalf() && !request.source().allowPartial()) {
      throw tooFewFigures(attempt, option);
    }
    return attempt.ranking(List.of());
  }

  private Ranking rankByBestSource(PlacementRequest request, CandidateFilter.Result filtered) {
    List<String> notes = new ArrayList<>();
    Optional<Attempt> partial = Optional.empty();
    for (SourceOption option : sources) {
      if (!option.live() && request.source().live()) {
        continue;
      }
      if (option.source().isEmpty()) {
        notes.add(option.name() + " was not asked; " + option.howToEnable());
        continue;
      }
      Attempt attempt = attempt(option.source().get(), request, filtered);
      if (attempt.coversHalf()) {
        return attempt.ranking(notes);
      }
      if (partial.isEmpty() && attempt.withFigure() > 0) {
        partial = Optional.of(attempt);
      }
      notes.add(attempt.shortfall(option));
    }
    if (partial.isPresent() && request.source().allowPartial()) {
      return partial.get().ranking(notes);
    }
    throw noSource(request, notes, partial.isPresent());
  }

  private Attempt attempt(
      IntensitySource source, PlacementRequest request, CandidateFilter.Result filtered) {
    Region baseline = catalogue.regions().get(request.baseline());
    Set<GridZone> zones = new TreeSet<>();
    filtered.eligible().forEach(candidate -> zones.add(candidate.region().zone()));
    zones.add(baseline.zone());
    request.localZone().ifPresent(zones::add);
    Map<GridZone, Reading> readings = survey.ask(source, zones);
    Instant now = clock.instant();
    RegionRanker ranker = new RegionRanker(now, request.source().maxAge(), request.maxIntensity());
    return new Attempt(
        source.kind(),
        ranker.rank(source.kind(), filtered.eligible(), readings),
        filtered,
        new Baseline(baseline, ranker.usable(source.kind(), baseline.zone(), readings)),
        request.localZone().flatMap(zone -> ranker.usable(source.kind(), zone, readings)),
        now);
  }

  private static CarbonException noSource(
      PlacementRequest request, List<String> notes, boolean somebodyHasSome) {
    String hint = somebodyHasSome ? "add --allow-partial to rank those that have figures" : null;
    return new CarbonException(
        ErrorKind.NO_DATA,
        "could not rank the regions, because no source has enough figures: "
            + String.join("; ", notes),
        request.source().live() ? "leave out --live to rank by yearly averages" : hint,
        null);
  }

  private static CarbonException tooFewFigures(Attempt attempt, SourceOption option) {
    boolean nothingAtAll = attempt.withFigure() == 0;
    boolean broken =
        attempt.ranked().excluded().stream()
            .allMatch(excluded -> excluded.reason() == ExclusionReason.UPSTREAM);
    return new CarbonException(
        nothingAtAll && broken ? ErrorKind.UPSTREAM : ErrorKind.NO_DATA,
        "could not rank the regions, because " + attempt.shortfall(option),
        nothingAtAll
            ? "leave out --source to fall back to yearly averages"
            : "add --allow-partial to rank those that have figures",
        null);
  }

  static CarbonException nothingLeft(List<ExcludedRegion> excluded) {
    List<String> lines =
        excluded.stream().map(each -> each.region() + ": " + each.message()).toList();
    return new CarbonException(
        ErrorKind.NO_REGION,
        "no region can take the job:\n  " + String.join("\n  ", lines),
        "widen --regions, or ask for other hardware");
  }
}
