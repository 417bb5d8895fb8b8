package dev.carbon.placement;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.ChosenSource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.Catalogue;
import dev.carbon.unit.Deadline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the order of the regions for a job: who can take it, what each grid emits now, who is
 * cleanest.
 *
 * <p>One ranking uses one source and one kind of figure: the source that was named; else the first
 * with a key that has figures for at least half of the candidates; else one that needs none and has
 * figures for all; else the yearly averages. A smaller part of the figures ranks only when that is
 * allowed.
 */
public final class RegionSurvey {
  private final Catalogue catalogue;
  private final IntensitySources sources;
  private final FigureSurvey figures;
  private final RefusalMemory refusals;
  private final DataSurvey data;
  private final Clock clock;

  public RegionSurvey(
      Catalogue catalogue,
      IntensitySources sources,
      FigureSurvey figures,
      RefusalMemory refusals,
      DataSurvey data,
      Clock clock) {
    this.catalogue = catalogue;
    this.sources = sources;
    this.figures = figures;
    this.refusals = refusals;
    this.data = data;
    this.clock = clock;
  }

  /**
   * Ranks the regions of a request. Blocks while live sources are asked, at most for the survey's
   * deadline, and while the job's data is looked for, which happens at the same time.
   *
   * @throws CarbonException NO_REGION when none can take the job; NO_DATA or UPSTREAM when there
   *     are no figures to rank by; CREDENTIALS when the source's key is missing or wrong; whatever
   *     the search for the data fails with
   */
  public Ranking rank(PlacementRequest request) {
    Optional<DataMove> move = data.begin(request, catalogue);
    CandidateFilter.Result filtered =
        new CandidateFilter(catalogue, request, lately(request), move).apply();
    if (filtered.eligible().isEmpty()) {
      throw nothingLeft(filtered.excluded());
    }
    Inquiry inquiry = new Inquiry(catalogue, figures, clock, request, filtered, move);
    Optional<SourceName> named = request.source().wish().source();
    return named.isPresent()
        ? rankByNamedSource(named.get(), request, inquiry)
        : rankByBestSource(request, filtered, inquiry);
  }

  /** What the cloud refused to this very run, and, unless forbidden, within a day of now. */
  private List<Refused> lately(PlacementRequest request) {
    return Stream.concat(request.refused().stream(), remembered(request))
        .map(refused -> refused.toldAt(clock.instant()))
        .toList();
  }

  /** Nothing for the replay of a past hour. */
  private Stream<Refused> remembered(PlacementRequest request) {
    SourceWish wish = request.source().wish();
    return request
        .project()
        .filter(project -> wish.useCache() && wish.at().isEmpty())
        .map(project -> refusals.lately(project, request.workers()))
        .orElse(List.of())
        .stream();
  }

  private Ranking rankByNamedSource(SourceName name, PlacementRequest request, Inquiry inquiry) {
    SourceOption option =
        sources.find(name).orElseThrow(() -> new IllegalArgumentException("unknown source"));
    if (request.source().wish().refuses(option.profile())) {
      throw new CarbonException(
          ErrorKind.NO_DATA,
          "could not rank by live figures, because " + name + " has yearly averages",
          "leave out --live, or name a live source");
    }
    ChosenSource source =
        ChosenSource.of(option, request.source().wish(), clock)
            .orElseThrow(
                () ->
                    new CarbonException(
                        ErrorKind.NO_DATA,
                        "could not rank the regions, because " + otherKind(option, request),
                        "leave out --source, --signal or --accounting"));
    Attempt attempt = inquiry.ask(source, figures.deadline());
    if (!attempt.coversHalf() && !request.source().allowPartial()) {
      throw tooFewFigures(attempt);
    }
    return attempt.ranking(request.source().wish().momentInWords().stream().toList());
  }

  private Ranking rankByBestSource(
      PlacementRequest request, CandidateFilter.Result filtered, Inquiry inquiry) {
    Deadline deadline = figures.deadline();
    List<String> passedOver = new ArrayList<>();
    List<String> fellShort = new ArrayList<>();
    Optional<Attempt> partial = Optional.empty();
    for (SourceOption option : sources.all()) {
      Optional<ChosenSource> source = ChosenSource.of(option, request.source().wish(), clock);
      Optional<String> obstacle = obstacle(option, source, request, filtered);
      if (obstacle.isPresent()) {
        passedOver.add(obstacle.get());
        continue;
      }
      Attempt attempt = inquiry.ask(source.orElseThrow(), deadline.half());
      if (attempt.isEnough()) {
        return attempt.ranking(notes(attempt, fellShort));
      }
      if (partial.isEmpty() && attempt.withFigure() > 0) {
        partial = Optional.of(attempt);
      }
      fellShort.add(attempt.shortfall());
      passedOver.add(attempt.shortfall());
    }
    if (partial.isPresent() && request.source().allowPartial()) {
      return partial.get().ranking(notes(partial.get(), fellShort));
    }
    throw noSource(request, passedOver, partial.isPresent());
  }

  /** Who was asked in vain; and below yearly averages, how to get figures of the hour. */
  private List<String> notes(Attempt attempt, List<String> fellShort) {
    List<String> notes = new ArrayList<>(fellShort);
    if (!attempt.tier().isHourly()) {
      sources.all().stream()
          .filter(option -> !option.isUsable())
          .findFirst()
          .map(RegionSurvey::locked)
          .ifPresent(notes::add);
    }
    return notes;
  }

  private static String locked(SourceOption option) {
    return option.name() + " was not asked; " + option.profile().howToEnable();
  }

  /** Why a source need not be asked. */
  private static Optional<String> obstacle(
      SourceOption option,
      Optional<ChosenSource> source,
      PlacementRequest request,
      CandidateFilter.Result filtered) {
    if (option.profile().tier() == SourceTier.TRACE) {
      return Optional.of(option.name() + " was not asked; a file ranks only when it is named");
    }
    if (request.source().wish().refuses(option.profile())) {
      return Optional.of(option.name() + " has yearly averages");
    }
    if (source.isEmpty()) {
      return Optional.of(otherKind(option, request));
    }
    if (!option.isUsable()) {
      return Optional.of(locked(option));
    }
    if (option.profile().tier() != SourceTier.KEYLESS || request.source().allowPartial()) {
      return Optional.empty();
    }
    return filtered.eligible().stream()
        .map(Candidate::region)
        .filter(region -> option.profile().coverage().zoneOf(region).isEmpty())
        .findFirst()
        .map(region -> option.name() + " was not asked; it does not cover " + region.id());
  }

  private static String otherKind(SourceOption option, PlacementRequest request) {
    return option.name() + " has no " + request.source().wish().kindInWords() + " figures";
  }

  private static CarbonException noSource(
      PlacementRequest request, List<String> notes, boolean somebodyHasSome) {
    String hint = somebodyHasSome ? "add --allow-partial to rank those that have figures" : null;
    return new CarbonException(
        ErrorKind.NO_DATA,
        "could not rank the regions, because no source has enough figures: "
            + String.join("; ", notes),
        request.source().wish().live() ? "leave out --live to rank by yearly averages" : hint,
        null);
  }

  private static CarbonException tooFewFigures(Attempt attempt) {
    boolean nothingAtAll = attempt.withFigure() == 0;
    boolean broken =
        attempt.ranked().excluded().stream()
            .allMatch(excluded -> excluded.reason() == ExclusionReason.UPSTREAM);
    return new CarbonException(
        nothingAtAll && broken ? ErrorKind.UPSTREAM : ErrorKind.NO_DATA,
        "could not rank the regions, because " + attempt.shortfall(),
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
        "widen --regions or the limits, or ask for other hardware");
  }
}
