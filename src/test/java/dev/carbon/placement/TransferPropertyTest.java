package dev.carbon.placement;

import static dev.carbon.testing.Cases.any;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.Location;
import dev.carbon.region.Places;
import dev.carbon.region.Price;
import dev.carbon.region.Region;
import dev.carbon.staging.Dataset;
import dev.carbon.testing.Cases;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for moving any data anywhere; the seed is fixed. */
class TransferPropertyTest {
  private static final int CASES = 5_000;
  private static final long SEED = 20261121;
  private static final List<Region> REGIONS = List.copyOf(Requests.CATALOGUE.regions().all());

  @Test
  void movingNeverLowersGramsOrPrice() {
    Cases.check(
        SEED,
        CASES,
        random -> {
          Candidate candidate = anyCandidate(random);
          Transfer transfer = transfer(random, candidate, random.nextDouble() * 1e6);
          double alone = candidate.dollarsPerHour().orElseThrow();
          candidate
              .with(transfer)
              .dollarsPerHour()
              .ifPresent(with -> assertTrue(with >= alone, with + " below " + alone));
          double moved = transfer.carbon(grams(random), grams(random)).orElseThrow().value();
          assertTrue(moved >= 0, "emits " + moved);
        });
  }

  @Test
  void moreDataNeverCostsOrEmitsLess() {
    Cases.check(
        SEED,
        CASES,
        random -> {
          Candidate candidate = anyCandidate(random);
          Location from = anyPlace(random);
          double size = random.nextDouble() * 1e6;
          Duration time = anyTime(random);
          Transfer less = transfer(from, candidate, size, time);
          Transfer more = transfer(from, candidate, size * (1 + random.nextDouble()), time);
          Optional<GramsPerKwh> there = grams(random);
          Optional<GramsPerKwh> here = grams(random);
          assertTrue(more.energy().compareTo(less.energy()) >= 0);
          assertTrue(carbon(more, there, here).compareTo(carbon(less, there, here)) >= 0);
          assertEquals(less.cost().isPresent(), more.cost().isPresent());
          less.cost().ifPresent(cost -> assertTrue(more.cost().orElseThrow().compareTo(cost) >= 0));
        });
  }

  @Test
  void whatMovesEmitsAnUnknownAmountWhereTheGridOfEitherEndIsUnknown() {
    Cases.check(
        SEED,
        CASES,
        random -> {
          Transfer transfer = transfer(random, anyCandidate(random), 1);
          Optional<GramsPerKwh> there = maybe(random);
          Optional<GramsPerKwh> here = maybe(random);
          assertEquals(
              !transfer.moves() || (there.isPresent() && here.isPresent()),
              transfer.carbon(there, here).isPresent());
        });
  }

  @Test
  void noDataAtAllChangesNothing() {
    Cases.check(
        SEED,
        CASES,
        random -> {
          Candidate candidate = anyCandidate(random);
          Transfer nothing = transfer(random, candidate, 0);
          assertEquals(candidate.dollarsPerHour(), candidate.with(nothing).dollarsPerHour());
          assertEquals(Optional.of(new Grams(0)), nothing.carbon(maybe(random), maybe(random)));
        });
  }

  @Test
  void dataThatIsThereAlreadyIsFree() {
    Cases.check(
        SEED,
        CASES,
        random -> {
          Candidate candidate = anyCandidate(random);
          Location there = Location.of(candidate.region().id());
          Transfer none = transfer(there, candidate, random.nextDouble() * 1e9, anyTime(random));
          assertEquals(Optional.of(new Dollars(0)), none.cost());
          assertEquals(0, none.energy().value());
          assertEquals(candidate.dollarsPerHour(), candidate.with(none).dollarsPerHour());
        });
  }

  private static Transfer transfer(Random random, Candidate candidate, double gigabytes) {
    return transfer(anyPlace(random), candidate, gigabytes, anyTime(random));
  }

  private static Transfer transfer(
      Location from, Candidate candidate, double gigabytes, Duration time) {
    return Transfer.of(
        new Dataset(from, gigabytes, OptionalLong.empty()),
        candidate.region().id(),
        Requests.CATALOGUE.transferPrices(),
        time);
  }

  private static Candidate anyCandidate(Random random) {
    Price price = new Price(new Dollars(random.nextDouble() * 50), LocalDate.of(2026, 3, 1));
    return new Candidate(
        any(random, REGIONS),
        Places.onDemand(Optional.of(price)),
        Optional.empty(),
        Optional.empty());
  }

  private static Location anyPlace(Random random) {
    return random.nextInt(4) == 0
        ? new Location(any(random, List.of("us", "eu", "asia", "nam4")))
        : Location.of(any(random, REGIONS).id());
  }

  private static Duration anyTime(Random random) {
    return Duration.ofSeconds(1 + random.nextInt(10_000_000));
  }

  private static Grams carbon(
      Transfer transfer, Optional<GramsPerKwh> there, Optional<GramsPerKwh> here) {
    return transfer.carbon(there, here).orElseThrow();
  }

  private static Optional<GramsPerKwh> maybe(Random random) {
    return random.nextBoolean() ? grams(random) : Optional.empty();
  }

  private static Optional<GramsPerKwh> grams(Random random) {
    return Optional.of(new GramsPerKwh(random.nextDouble() * 1000));
  }
}
