package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Location;
import dev.carbon.region.Machine;
import dev.carbon.region.Workers;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.Dataset;
import dev.carbon.staging.FakeDatasets;
import dev.carbon.unit.Dollars;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A ranking of regions for a job whose data lies somewhere. */
class DataPlacementTest {
  private static final IntensityKind KIND =
      new IntensityKind(new SourceName("electricitymaps"), Signal.AVERAGE, Accounting.LIFECYCLE);

  private final FakeIntensitySource grid =
      new FakeIntensitySource(KIND).with("NL", 300).with("FI", 50).with("US-MIDW-MISO", 400);
  private final FakeDatasets datasets = new FakeDatasets();
  private Constraints constraints = Constraints.NONE;
  private Preference preference = Preference.CLEANEST;
  private Optional<Workers> workers = Optional.empty();
  private Optional<Duration> time = Optional.of(Duration.ofHours(10));

  @Test
  void movingEmitsTheMeanOfBothEndsForEachKilowattHourOfTheNetwork() {
    RankedRegion finnish = region(rank("europe-west4", 1000), "europe-north1");

    assertEquals(1.0, transfer(finnish).energy().value(), 1e-12);
    assertEquals((300 + 50) / 2.0, finnish.transferGrams().orElseThrow().value(), 1e-9);
  }

  @Test
  void movingCostsByTheGibibyte() {
    RankedRegion finnish = region(rank("europe-west4", 107.3741824), "europe-north1");

    assertEquals(100 * 0.02, transfer(finnish).cost().orElseThrow().value(), 1e-9);
    assertEquals(0.2, transfer(finnish).costPerHour().orElseThrow().value(), 1e-9);
  }

  @Test
  void whereTheDataLiesNothingIsMoved() {
    RankedRegion dutch = region(rank("europe-west4", 1000), "europe-west4");

    assertEquals(0, transfer(dutch).gigabytes());
    assertEquals(0, transfer(dutch).energy().value());
    assertEquals(Optional.of(new Dollars(0)), transfer(dutch).cost());
    assertEquals(0, dutch.transferGrams().orElseThrow().value());
  }

  @Test
  void ofAMultiRegionTheCandidatesOwnGridStandsForBothEnds() {
    RankedRegion dutch = region(rank("eu", 1000), "europe-west4");

    assertEquals(300, dutch.transferGrams().orElseThrow().value(), 1e-9);
    assertTrue(transfer(dutch).cost().orElseThrow().value() > 0);
  }

  @Test
  void muchDataKeepsAShortJobAtHomeAndALongOneMoves() {
    time = Optional.of(Duration.ofHours(1));
    assertEquals("europe-west4", best(rank("europe-west4", 5000)));
    time = Optional.of(Duration.ofHours(10_000));
    assertEquals("europe-north1", best(rank("europe-west4", 5000)));
  }

  @Test
  void theEffectiveFigureAndThePriceStayWithoutTheTransfer() {
    RankedRegion with = region(rank("us-central1", 9000), "europe-west4");

    assertEquals(300 * with.region().pue().value(), with.effective().value(), 1e-9);
    double machines = with.candidate().price().onDemand().orElseThrow().amount().value();
    double perHour = transfer(with).costPerHour().orElseThrow().value();
    assertEquals(machines + perHour, with.candidate().dollarsPerHour().orElseThrow(), 1e-9);
  }

  @Test
  void theCheapestIsCheapestWithItsTransfer() {
    preference = Preference.CHEAPEST;
    assertEquals("us-central1", best(rank("europe-west4", 0)));
    assertEquals("europe-west4", best(rank("europe-west4", 5000)));
  }

  @Test
  void aLimitOnThePriceCountsTheTransfer() {
    constraints = limitedTo(1.0);
    Ranking ranking = rank("europe-west4", 5000);

    assertEquals(List.of("europe-west4"), names(ranking));
    assertTrue(
        ranking.excluded().get(0).message().contains("an hour with the data's transfer"),
        ranking.excluded().toString());
  }

  @Test
  void anUnknownCostOfMovingIsAnUnknownPriceThatIsSaidAndExcludesNobody() {
    constraints = limitedTo(0.5);
    Ranking ranking = rank("nam4", 5000);

    assertEquals(3, ranking.ranked().size());
    assertEquals(OptionalDouble.empty(), ranking.best().candidate().dollarsPerHour());
    assertEquals(
        List.of(
            "what moving the data from nam4 costs is not known, and counts as an unknown price, for"
                + " europe-north1, europe-west4, us-central1",
            "the limit on the price could not be checked, as it is unknown, for europe-north1,"
                + " europe-west4, us-central1"),
        ranking.notes());
  }

  @Test
  void whatNobodySaidIsAnHourAndSaid() {
    time = Optional.empty();
    Ranking ranking = rank("europe-west4", 5);

    assertEquals(List.of("the data's transfer is spread over 1 h; say --hours"), ranking.notes());
    Transfer moved = transfer(region(ranking, "us-central1"));
    assertEquals(moved.cost(), moved.costPerHour());
  }

  @Test
  void withoutTheMachinesWattsTheOrderIsByTheGridsAloneAndSaysSo() {
    Hardware hardware = Requests.CATALOGUE.hardware();
    AcceleratorRequest unknownWatts =
        new AcceleratorRequest(hardware.accelerator("rtx-pro-6000").orElseThrow(), 1);
    workers =
        Optional.of(
            Workers.one(
                new Machine(
                    hardware.smallestFor(unknownWatts).orElseThrow(), Optional.of(unknownWatts))));
    grid.with("SG", 500);
    Ranking ranking = rank("us-central1", 1e6, "asia-southeast1", "europe-west4", "us-central1");

    assertEquals("europe-west4", best(ranking));
    assertTrue(ranking.notes().get(0).contains("watts"), ranking.notes().toString());
  }

  @Test
  void dataInABucketCountsAsDataThatWasSaid() {
    datasets.object("my-data", "EUROPE-WEST4", "train/a", 5_000_000_000L);
    Ranking asked =
        rank(new DataPlace.Stored(DataAddress.parse("gs://my-data/train").orElseThrow()));

    assertEquals(rank("europe-west4", 5).ranked(), asked.ranked());
    assertEquals(OptionalLong.of(1), asked.data().orElseThrow().objects());
  }

  @Test
  void theGridOfABucketElsewhereIsAskedForToo() {
    datasets.object("my-data", "southamerica-east1", "a", 1_000_000_000_000L);
    grid.with("BR-CS", 100);
    Ranking asked = rank(new DataPlace.Stored(DataAddress.parse("gs://my-data").orElseThrow()));

    assertEquals(
        (50 + 100) / 2.0,
        region(asked, "europe-north1").transferGrams().orElseThrow().value(),
        1e-9);
  }

  @Test
  void aBucketThatIsNotThereEndsTheRanking() {
    DataPlace nowhere = new DataPlace.Stored(DataAddress.parse("gs://no-bucket").orElseThrow());

    assertEquals(ErrorKind.USAGE, assertThrows(CarbonException.class, () -> rank(nowhere)).kind());
  }

  @Test
  void dataOutsideTheAllowedCountriesIsSaid() {
    constraints = inCountries("NL", "FI");

    assertEquals(
        List.of("the data lies in us-central1 (US), which is not among the countries FI,NL"),
        rank("us-central1", 5).notes());
    assertEquals(
        List.of("the data lies in us, which is not among the countries FI,NL"),
        rank("us", 5).notes());
    assertEquals(
        List.of("the data lies in eu, which may be more than the countries FI,NL"),
        rank("eu", 5).notes());
    assertEquals(
        List.of("the data lies in asia, which may be more than the countries FI,NL"),
        rank("asia", 5).notes());
    assertEquals(List.of(), rank("europe-west4", 5).notes());
  }

  private Ranking rank(String location, double gigabytes, String... regions) {
    return rank(
        new DataPlace.Known(new Dataset(new Location(location), gigabytes, OptionalLong.empty())),
        regions);
  }

  private Ranking rank(DataPlace place, String... regions) {
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
    return survey().rank(request.build());
  }

  private RegionSurvey survey() {
    Clock clock = Clock.fixed(Situation.NOW, ZoneOffset.UTC);
    return new RegionSurvey(
        Requests.CATALOGUE,
        Options.only(Options.of(grid, SourceTier.KEYED, Coverage.BY_GRID_ZONE)),
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(clock), clock),
        RefusalMemory.NONE,
        new DataSurvey(datasets, EnergyModel.bundled()),
        clock);
  }

  private static Constraints limitedTo(double dollars) {
    return new Constraints(
        Set.of(),
        Set.of(),
        Optional.of(new Dollars(dollars)),
        OptionalDouble.empty(),
        Optional.empty());
  }

  private static Constraints inCountries(String... countries) {
    return new Constraints(
        Set.of(), Set.of(countries), Optional.empty(), OptionalDouble.empty(), Optional.empty());
  }

  private static RankedRegion region(Ranking ranking, String name) {
    return ranking.ranked().stream()
        .filter(each -> each.region().id().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Transfer transfer(RankedRegion region) {
    return region.candidate().transfer().orElseThrow();
  }

  private static String best(Ranking ranking) {
    return ranking.best().region().id().value();
  }

  private static List<String> names(Ranking ranking) {
    return ranking.ranked().stream().map(each -> each.region().id().value()).toList();
  }
}
