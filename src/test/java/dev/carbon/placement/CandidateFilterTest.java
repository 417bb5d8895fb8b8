package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.RegionRefusal;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Availability;
import dev.carbon.region.Catalogue;
import dev.carbon.region.Machine;
import dev.carbon.region.Provisioning;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import dev.carbon.unit.Dollars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CandidateFilterTest {
  private Provisioning provisioning = Provisioning.STANDARD;
  private final Catalogue catalogue = Requests.CATALOGUE;
  private Set<RegionId> unwanted = Set.of();
  private Set<String> countries = Set.of();
  private Optional<Dollars> maxPrice = Optional.empty();
  private List<Refused> refusals = List.of();

  @Test
  void keepsRegionsThatCanTakeTheJobInNameOrder() {
    CandidateFilter.Result result = apply(cpu(), "us-west1", "europe-west4", "us-central1");
    assertEquals(
        List.of("europe-west4", "us-central1", "us-west1"),
        result.eligible().stream().map(each -> each.region().id().value()).toList());
    assertEquals(List.of(), result.excluded());
  }

  @Test
  void aRegionWithoutTrainingIsNotOffered() {
    assertEquals(ExclusionReason.NOT_OFFERED, onlyReason(cpu(), "europe-north2"));
  }

  @Test
  void aRegionWithoutTheAcceleratorCannotTakeTheJob() {
    assertEquals(ExclusionReason.ACCELERATOR, onlyReason(gpu("n1-standard-4", "t4"), "me-west1"));
  }

  @Test
  void anInferredOfferIsKeptAndToldApart() {
    Candidate inferred = apply(gpu("n1-standard-4", "t4"), "asia-east2").eligible().get(0);
    assertEquals(Optional.of(Availability.INFERRED), inferred.accelerator());
    assertEquals(Optional.empty(), apply(cpu(), "asia-east2").eligible().get(0).accelerator());
  }

  @Test
  void aRegionIsTooDearByItsPriceWithTheFee() {
    double price = 0.189999 * 1.15;
    maxPrice = Optional.of(new Dollars(price - 0.001));
    assertEquals(ExclusionReason.PRICE, onlyReason(cpu(), "us-central1"));
    maxPrice = Optional.of(new Dollars(price + 0.001));
    assertEquals(List.of(), apply(cpu(), "us-central1").excluded());
  }

  @Test
  void anUnknownPriceExcludesNobody() {
    maxPrice = Optional.of(new Dollars(0.000001));
    Machine l4 = gpu("g2-standard-4", "l4");
    CandidateFilter.Result result = apply(l4, "me-central2");
    assertEquals(List.of(), result.excluded());
    assertEquals(Optional.empty(), result.eligible().get(0).price().onDemand());
  }

  @Test
  void theFirstReasonThatAppliesIsGiven() {
    maxPrice = Optional.of(new Dollars(0.000001));
    unwanted = Set.of(new RegionId("europe-north2"), new RegionId("us-central1"));
    assertEquals(ExclusionReason.EXCLUDED, onlyReason(gpu("n1-standard-4", "t4"), "europe-north2"));
    assertEquals(ExclusionReason.EXCLUDED, onlyReason(cpu(), "us-central1"));
    unwanted = Set.of();
    assertEquals(
        ExclusionReason.NOT_OFFERED, onlyReason(gpu("n1-standard-4", "t4"), "europe-north2"));
    assertEquals(ExclusionReason.ACCELERATOR, onlyReason(gpu("n1-standard-4", "t4"), "us-south1"));
    assertEquals(ExclusionReason.PRICE, onlyReason(cpu(), "us-west1"));
  }

  @Test
  void everyReasonNamesItsRegion() {
    maxPrice = Optional.of(new Dollars(0.000001));
    unwanted = Set.of(new RegionId("us-west1"));
    CandidateFilter.Result result = apply(cpu(), "us-west1", "europe-north2", "us-central1");
    assertEquals(3, result.excluded().size());
    for (ExcludedRegion excluded : result.excluded()) {
      assertTrue(excluded.message().contains(excluded.region().value()), excluded.message());
    }
  }

  @Test
  void aRegionOutsideTheCountriesIsOut() {
    countries = Set.of("NL", "DE");
    CandidateFilter.Result result = apply(cpu(), "europe-west4", "europe-west9");
    assertEquals(1, result.eligible().size());
    assertEquals(ExclusionReason.COUNTRY, result.excluded().get(0).reason());
    assertEquals(
        "europe-west9 lies in FR, which is not among the countries",
        result.excluded().get(0).message());
  }

  @Test
  void whatTheCloudRefusedStandsBeforeAndBetweenTheOtherReasons() {
    RegionId region = new RegionId("europe-north2");
    unwanted = Set.of(region);
    countries = Set.of("DE");
    refusals = List.of(new Refused(region, RegionRefusal.POLICY, "policy", Instant.EPOCH));
    assertEquals(ExclusionReason.POLICY, onlyReason(cpu(), "europe-north2"));
    refusals = List.of(new Refused(region, RegionRefusal.ACCELERATOR, "none", Instant.EPOCH));
    assertEquals(ExclusionReason.EXCLUDED, onlyReason(cpu(), "europe-north2"));
    unwanted = Set.of();
    assertEquals(ExclusionReason.COUNTRY, onlyReason(cpu(), "europe-north2"));
    countries = Set.of();
    assertEquals(ExclusionReason.NOT_OFFERED, onlyReason(cpu(), "europe-north2"));
    maxPrice = Optional.of(new Dollars(0.000001));
    refusals =
        List.of(
            new Refused(
                new RegionId("us-west1"), RegionRefusal.ACCELERATOR, "none", Instant.EPOCH));
    assertEquals(ExclusionReason.ACCELERATOR, onlyReason(cpu(), "us-west1"));
  }

  @Test
  void quotaAndCapacityAreNotForTheFilterToJudge() {
    RegionId region = new RegionId("us-west1");
    refusals =
        List.of(
            new Refused(region, RegionRefusal.QUOTA, "too little", Instant.EPOCH),
            new Refused(region, RegionRefusal.CAPACITY, "none left", Instant.EPOCH));
    assertEquals(List.of(), apply(cpu(), "us-west1").excluded());
  }

  @Test
  void aLimitThatWasReadInTheRankingKeepsTheRegion() {
    double told = Math.round(0.189999 * 1.15 * 1e6 - 0.5) / 1e6;
    maxPrice = Optional.of(new Dollars(told));
    assertTrue(told < 0.189999 * 1.15);
    assertEquals(List.of(), apply(cpu(), "us-central1").excluded());
  }

  @Test
  void theLimitIsShownSoThatItDiffersFromThePrice() {
    maxPrice = Optional.of(new Dollars(0.2184));
    assertEquals(
        "us-central1 costs $0.22 an hour, more than $0.2184",
        apply(cpu(), "us-central1").excluded().get(0).message());
  }

  @Test
  void aSpotMachineIsJudgedByItsSpotPrice() {
    maxPrice = Optional.of(new Dollars(0.15));
    provisioning = Provisioning.SPOT;
    assertEquals(List.of(), apply(cpu(), "us-central1").excluded());
    maxPrice = Optional.of(new Dollars(0.05));
    assertEquals(
        "us-central1 costs $0.08 an hour on spot machines, more than $0.05",
        apply(cpu(), "us-central1").excluded().get(0).message());
  }

  @Test
  void aFlexibleStartHasNoPriceThatALimitCouldExclude() {
    maxPrice = Optional.of(new Dollars(0.000001));
    provisioning = Provisioning.FLEX_START;
    Candidate only = apply(gpu("g2-standard-4", "l4"), "us-central1").eligible().get(0);
    assertEquals(OptionalDouble.empty(), only.dollarsPerHour());
  }

  private ExclusionReason onlyReason(Machine machine, String region) {
    CandidateFilter.Result result = apply(machine, region);
    assertEquals(List.of(), result.eligible());
    return result.excluded().get(0).reason();
  }

  private CandidateFilter.Result apply(Machine machine, String... regions) {
    PlacementRequest request =
        Requests.of(regions)
            .workers(Workers.one(machine).lent(provisioning))
            .constraints(
                new Constraints(
                    unwanted, countries, maxPrice, OptionalDouble.empty(), Optional.empty()))
            .build();
    return new CandidateFilter(catalogue, request, refusals, Optional.empty()).apply();
  }

  private Machine cpu() {
    return new Machine(
        catalogue.hardware().machine("n1-standard-4").orElseThrow(), Optional.empty());
  }

  private Machine gpu(String type, String accelerator) {
    return new Machine(
        catalogue.hardware().machine(type).orElseThrow(),
        Optional.of(
            new AcceleratorRequest(
                catalogue.hardware().accelerator(accelerator).orElseThrow(), 1)));
  }
}
