package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.Accelerator;
import dev.carbon.region.Availability;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceleratorSurveyTest {
  private static final Clock CLOCK = Clock.fixed(Situation.NOW, ZoneOffset.UTC);

  private final Catalogue catalogue = Requests.CATALOGUE;
  private final FakeIntensitySource grids = new FakeIntensitySource();
  private final List<Region> everywhere =
      catalogue.regions().all().stream().filter(RegionGroup.ALL::contains).toList();

  @BeforeEach
  void everyGridEmitsTheSameButThatOfTheNetherlands() {
    everywhere.forEach(region -> grids.with(region.zone().id(), 500));
    grids.with("NL", 100);
  }

  @Test
  void asksEachGridOnceWhateverTheNumberOfAccelerators() {
    survey(all());
    Set<GridZone> zones = everywhere.stream().map(Region::zone).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(zones), new TreeSet<>(grids.asked()));
    assertEquals(zones.size(), grids.asked().size());
  }

  @Test
  void theSameRegionsComeInTheSameOrderAsInARankingForTheAccelerator() {
    for (Accelerator accelerator : all()) {
      AcceleratorProfile profile = profile(accelerator.name());
      Ranking ranking =
          ranker()
              .rank(
                  Requests.of(everywhere.stream().map(Region::id).toList())
                      .workers(profile.smallest())
                      .source(anySource())
                      .build());
      assertEquals(
          ranking.ranked().stream().map(RankedRegion::candidate).toList(),
          profile.offers().stream().map(AcceleratorOffer::candidate).toList());
    }
  }

  @Test
  void theCleanestRegionIsTheFirstAndItsGramsAreWattsTimesPueTimesIntensity() {
    AcceleratorOffer cleanest = profile("v100").cleanest().orElseThrow();
    assertEquals("europe-west4", cleanest.region().id().value());
    assertEquals(0.325 * 1.07 * 100, cleanest.perHour().orElseThrow().value(), 1e-9);
  }

  @Test
  void withoutPublishedWattsThereAreNoGramsButAllElse() {
    AcceleratorProfile profile = profile("tpu-v5e");
    assertEquals(Optional.empty(), profile.power());
    assertTrue(profile.cleanest().isPresent());
    assertEquals(Optional.empty(), profile.cleanest().orElseThrow().perHour());
    assertTrue(profile.cheapest().orElseThrow().candidate().dollarsPerHour().isPresent());
  }

  @Test
  void theCheapestRegionCostsNoMoreThanAnyOther() {
    AcceleratorProfile profile = profile("l4");
    double least = profile.cheapest().orElseThrow().candidate().dollarsPerHour().orElseThrow();
    profile
        .offers()
        .forEach(offer -> assertTrue(offer.candidate().dollarsPerHour().orElse(1e9) >= least));
  }

  @Test
  void isPricedForTheSmallestMachineWithTheSmallestCount() {
    assertEquals("a3-megagpu-8g with 8 x h100-mega", profile("h100-mega").smallest().toString());
    assertEquals("n1-standard-4 with 1 x t4", profile("t4").smallest().toString());
  }

  @Test
  void noOfferIsOfARegionThatNoPageLists() {
    for (AcceleratorProfile profile : survey(all()).accelerators()) {
      assertFalse(profile.offers().isEmpty(), profile.accelerator().name());
      for (AcceleratorOffer offer : profile.offers()) {
        assertFalse(offer.availability() == Availability.UNKNOWN, offer.toString());
      }
    }
  }

  @Test
  void aRegionWithoutFigureStandsLastAndANoteNamesIt() {
    grids.with("NL", GapReason.NO_DATA);
    AcceleratorOverview overview = survey(List.of(accelerator("tpu-v3")));
    List<AcceleratorOffer> offers = overview.accelerators().get(0).offers();
    AcceleratorOffer last = offers.get(offers.size() - 1);
    assertEquals("europe-west4", last.region().id().value());
    assertEquals(Optional.empty(), last.perHour());
    assertTrue(last.candidate().dollarsPerHour().isPresent());
    assertEquals(
        List.of(
            "fake has no usable figure for europe-west4: whether it is cleaner there is not known"),
        overview.notes());
  }

  @Test
  void withoutAnyFigureTheHardwareIsToldAndANoteSaysWhy() {
    everywhere.forEach(region -> grids.with(region.zone().id(), GapReason.UPSTREAM));
    AcceleratorOverview overview = survey(List.of(accelerator("l4")));
    AcceleratorProfile l4 = overview.accelerators().get(0);
    assertEquals(Optional.empty(), overview.grids());
    assertEquals(Optional.empty(), l4.cleanest());
    assertTrue(l4.cheapest().isPresent());
    assertTrue(l4.power().isPresent());
    assertEquals(1, overview.notes().size());
    assertTrue(overview.notes().get(0).startsWith("no emissions are told: "));
  }

  @Test
  void aRejectedKeyIsNoMissingFigure() {
    CarbonException rejected =
        new CarbonException(ErrorKind.CREDENTIALS, "wrong token", "check it");
    everywhere.forEach(region -> grids.failing(region.zone().id(), rejected));
    CarbonException thrown = assertThrows(CarbonException.class, () -> survey(all()));
    assertEquals(ErrorKind.CREDENTIALS, thrown.kind());
  }

  private List<Accelerator> all() {
    return List.copyOf(catalogue.hardware().accelerators());
  }

  private Accelerator accelerator(String name) {
    return catalogue.hardware().accelerator(name).orElseThrow();
  }

  private AcceleratorProfile profile(String name) {
    return survey(List.of(accelerator(name))).accelerators().get(0);
  }

  private AcceleratorOverview survey(List<Accelerator> wanted) {
    return new AcceleratorSurvey(catalogue, ranker(), EnergyModel.bundled())
        .survey(wanted, anySource());
  }

  /** Any source, asked anew each time: no cache hides a question. */
  private static SourceChoice anySource() {
    SourceWish anew =
        new SourceWish(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            false,
            Optional.empty());
    return new SourceChoice(anew, Duration.ofHours(2), false);
  }

  private RegionSurvey ranker() {
    return new RegionSurvey(
        catalogue,
        Options.only(Options.keyed(grids)),
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(CLOCK), CLOCK),
        RefusalMemory.NONE,
        Requests.NO_DATA,
        CLOCK);
  }
}
