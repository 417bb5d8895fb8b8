package dev.carbon.placement;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.ChosenSource;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.Location;
import dev.carbon.region.Workers;
import dev.carbon.staging.Dataset;
import dev.carbon.staging.FakeDatasets;
import dev.carbon.unit.Deadline;
import dev.carbon.unit.Dollars;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Rankings for tests of jobs whose data lies somewhere: in three regions, unless said. */
abstract class DataRankings {
  private static final IntensityKind KIND =
      new IntensityKind(new SourceName("electricitymaps"), Signal.AVERAGE, Accounting.LIFECYCLE);

  private static final Clock CLOCK = Clock.fixed(Situation.NOW, ZoneOffset.UTC);

  private final FigureSurvey kept = figures();
  final FakeIntensitySource grid =
      new FakeIntensitySource(KIND).with("NL", 300).with("FI", 50).with("US-MIDW-MISO", 400);
  final FakeDatasets datasets = new FakeDatasets();
  Constraints constraints = Constraints.NONE;
  Preference preference = Preference.CLEANEST;
  Optional<Workers> workers = Optional.empty();
  Optional<Duration> time = Optional.of(Duration.ofHours(10));

  final Ranking rank(String location, double gigabytes, String... regions) {
    return rank(known(location, gigabytes), regions);
  }

  static DataPlace known(String location, double gigabytes) {
    return new DataPlace.Known(
        new Dataset(new Location(location), gigabytes, OptionalLong.empty()));
  }

  final Ranking rank(DataPlace place, String... regions) {
    return survey().rank(request(place, regions));
  }

  /**
   * What comes of asking the grid alone, with so much time for the candidates' figures. Figures are
   * kept from one such question to the next.
   */
  final Attempt ask(DataPlace place, Deadline deadline) {
    PlacementRequest request = request(place);
    Optional<DataMove> move = data().begin(request, Requests.CATALOGUE);
    CandidateFilter.Result filtered =
        new CandidateFilter(Requests.CATALOGUE, request, List.of(), move).apply();
    ChosenSource source = ChosenSource.of(option(), request.source().wish(), CLOCK).orElseThrow();
    return new Inquiry(Requests.CATALOGUE, kept, CLOCK, request, filtered, move)
        .ask(source, deadline);
  }

  private PlacementRequest request(DataPlace place, String... regions) {
    String[] candidates =
        regions.length > 0
            ? regions
            : new String[] {"europe-west4", "europe-north1", "us-central1"};
    Requests request =
        Requests.of(candidates)
            .constraints(constraints)
            .preference(preference)
            .project("demo-project")
            .data(new DataNeed(place, time));
    workers.ifPresent(request::workers);
    return request.build();
  }

  private RegionSurvey survey() {
    return new RegionSurvey(
        Requests.CATALOGUE, Options.only(option()), figures(), RefusalMemory.NONE, data(), CLOCK);
  }

  private static FigureSurvey figures() {
    return new FigureSurvey(
        new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(CLOCK), CLOCK);
  }

  private SourceOption option() {
    return Options.of(grid, SourceTier.KEYED, Coverage.BY_GRID_ZONE);
  }

  private DataSurvey data() {
    return new DataSurvey(datasets, EnergyModel.bundled());
  }

  static Constraints limitedTo(double dollars) {
    return new Constraints(
        Set.of(),
        Set.of(),
        Optional.of(new Dollars(dollars)),
        OptionalDouble.empty(),
        Optional.empty());
  }

  static Constraints inCountries(String... countries) {
    return new Constraints(
        Set.of(), Set.of(countries), Optional.empty(), OptionalDouble.empty(), Optional.empty());
  }

  static RankedRegion region(Ranking ranking, String name) {
    return ranking.ranked().stream()
        .filter(each -> each.region().id().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static double grams(RankedRegion region) {
    return region.transferGrams().orElseThrow().value();
  }

  static Transfer transfer(RankedRegion region) {
    return region.candidate().transfer().orElseThrow();
  }

  static String best(Ranking ranking) {
    return ranking.best().region().id().value();
  }

  static List<String> names(Ranking ranking) {
    return ranking.ranked().stream().map(each -> each.region().id().value()).toList();
  }
}
