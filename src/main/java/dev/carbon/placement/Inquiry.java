package dev.carbon.placement;

import dev.carbon.intensity.ChosenSource;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Place;
import dev.carbon.intensity.Reading;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.unit.Deadline;
import dev.carbon.unit.GramsPerKwh;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks one source after the other for the same candidates, and ranks them by what each says. */
final class Inquiry {
  private final Catalogue catalogue;
  private final FigureSurvey figures;
  private final Clock clock;
  private final PlacementRequest request;
  private final CandidateFilter.Result filtered;
  private final Optional<DataMove> move;

  /**
   * @param filtered the candidates, their data's transfer not yet looked at
   * @param move of the job's data, if it reads any
   */
  Inquiry(
      Catalogue catalogue,
      FigureSurvey figures,
      Clock clock,
      PlacementRequest request,
      CandidateFilter.Result filtered,
      Optional<DataMove> move) {
    this.catalogue = catalogue;
    this.figures = figures;
    this.clock = clock;
    this.request = request;
    this.filtered = filtered;
    this.move = move;
  }

  /** What comes of asking that source; waits for it and for the data. */
  Attempt ask(ChosenSource source, Deadline deadline) {
    IntensityKind kind = source.kind();
    Coverage coverage = source.profile().coverage();
    Region baseline = catalogue.regions().get(request.baseline());
    Optional<GridZone> baselineZone = coverage.zoneOf(baseline);
    Optional<GridZone> localZone = localZone(coverage);
    Set<GridZone> zones = new TreeSet<>();
    filtered.eligible().forEach(each -> coverage.zoneOf(each.region()).ifPresent(zones::add));
    baselineZone.ifPresent(zones::add);
    localZone.ifPresent(zones::add);
    move.ifPresent(each -> zones.addAll(each.zonesAtOnce(coverage)));
    FigureSurvey.Found found = figures.latest(source, request.source().maxAge(), zones, deadline);
    Map<GridLocation, Reading> readings = new HashMap<>(found.readings());
    readings.putAll(late(source, zones));
    CandidateFilter.Result candidates = move.map(filtered::with).orElse(filtered);
    Instant now = request.source().wish().at().orElseGet(clock::instant);
    FigureJudge judge = new FigureJudge(kind, request.source().maxAge(), now, readings);
    Optional<DataGrid> data = move.map(each -> DataGrid.of(each, coverage, judge));
    Optional<GramsPerKwh> dataGrid = data.flatMap(DataGrid::intensity);
    return new Attempt(
        kind,
        source.profile().tier(),
        request.preference(),
        notes(found.note(now), candidates, data),
        ranker(dataGrid).rank(judge, coverage, candidates.eligible()),
        candidates,
        baseline(baseline, baselineZone.flatMap(judge::usable), dataGrid),
        localZone.flatMap(judge::usable),
        move.map(DataMove::data),
        now);
  }

  /**
   * What the grids emit where the data turned out to lie, as far as nobody asked before; waits for
   * the data. How long the search for it took is no reason to leave less time for the answers.
   */
  private Map<GridLocation, Reading> late(ChosenSource source, Set<GridZone> asked) {
    Set<GridZone> open = new TreeSet<>();
    move.ifPresent(each -> open.addAll(each.zones(source.profile().coverage())));
    open.removeAll(asked);
    return open.isEmpty()
        ? Map.of()
        : figures.latest(source, request.source().maxAge(), open, figures.deadline()).readings();
  }

  private Baseline baseline(
      Region region, Optional<Intensity> figure, Optional<GramsPerKwh> dataGrid) {
    Optional<Transfer> transfer = move.map(each -> each.to(region));
    return new Baseline(
        region,
        figure,
        transfer,
        transfer.flatMap(each -> each.carbon(figure.map(Intensity::value), dataGrid)));
  }

  private RegionRanker ranker(Optional<GramsPerKwh> dataGrid) {
    return new RegionRanker(
        new RegionRanker.Rules(
            request.constraints().maxIntensity(),
            request.constraints().maxPriceIncreasePercent(),
            request.preference(),
            filtered.refusals(),
            new RegionRanker.Data(dataGrid, move.flatMap(DataMove::computing))));
  }

  private List<String> notes(
      Optional<String> ofFigures, CandidateFilter.Result candidates, Optional<DataGrid> data) {
    List<String> notes = new ArrayList<>(ofFigures.stream().toList());
    move.ifPresent(each -> notes.addAll(each.notes(request.constraints(), candidates.eligible())));
    boolean moves =
        candidates.eligible().stream()
            .anyMatch(each -> each.transfer().filter(Transfer::moves).isPresent());
    data.filter(each -> moves).flatMap(DataGrid::note).ifPresent(notes::add);
    unchecked(candidates.eligible()).ifPresent(notes::add);
    request.workers().machine().accelerator().flatMap(this::outOfSupport).ifPresent(notes::add);
    return notes;
  }

  /** A limit excludes nobody whose price is unknown, which may well be above it. */
  private Optional<String> unchecked(List<Candidate> candidates) {
    Constraints limits = request.constraints();
    boolean limited =
        limits.maxPricePerHour().isPresent() || limits.maxPriceIncreasePercent().isPresent();
    String names =
        candidates.stream()
            .filter(each -> limited && each.dollarsPerHour().isEmpty())
            .map(each -> each.region().id().value())
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the limit on the price could not be checked, as it is unknown, for " + names);
  }

  /** The pages that list it may be older than its end. */
  private Optional<String> outOfSupport(AcceleratorRequest wanted) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return wanted
        .accelerator()
        .supportedUntil()
        .filter(end -> end.isBefore(today))
        .map(
            end ->
                "Google announced the end of support for "
                    + wanted.accelerator().name()
                    + " on "
                    + end
                    + ": where it is listed it may be refused");
  }

  /** This machine's own grid, as far as the source knows it by a zone. */
  private Optional<GridZone> localZone(Coverage coverage) {
    return request
        .localZone()
        .flatMap(zone -> coverage.locationOf(Place.of(zone)))
        .filter(GridZone.class::isInstance)
        .map(GridZone.class::cast);
  }
}
