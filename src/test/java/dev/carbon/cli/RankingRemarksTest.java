package dev.carbon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Price;
import dev.carbon.unit.Dollars;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankingRemarksTest {
  private static final Optional<Price> NONE = Optional.empty();

  @Test
  void namesEachDayOfThePricesOnce() {
    List<HourlyPrice> prices =
        List.of(onDemand("2026-07-30"), onDemand("2026-05-20"), onDemand("2026-07-30"));
    assertEquals(
        Optional.of(
            "Prices: list prices of 2026-05-20 and 2026-07-30 with an assumed fee of 12.5 %"
                + " (setting vertex-fee)"),
        RankingRemarks.prices(prices, 12.5));
  }

  @Test
  void saysNothingOfPricesThatNobodyKnows() {
    assertEquals(Optional.empty(), RankingRemarks.prices(List.of(HourlyPrice.UNKNOWN), 15));
  }

  @Test
  void aDoubtAboutTheSpotPriceAloneLeavesTheOtherAlone() {
    Optional<String> doubt = Optional.of("a listed spot price of $9, above the one on demand");
    Optional<Price> price = onDemand("2026-07-30").onDemand();
    assertEquals(
        Optional.of("No spot price for x: a listed spot price of $9, above the one on demand"),
        RankingRemarks.doubt("x", new HourlyPrice(price, NONE, doubt)));
    assertEquals(
        Optional.of("No price for x: a listed price of $9, far too high"),
        RankingRemarks.doubt(
            "x", new HourlyPrice(NONE, NONE, Optional.of("a listed price of $9, far too high"))));
    assertEquals(Optional.empty(), RankingRemarks.doubt("x", onDemand("2026-07-30")));
  }

  private static HourlyPrice onDemand(String day) {
    Price price = new Price(new Dollars(1), LocalDate.parse(day));
    return new HourlyPrice(Optional.of(price), NONE, Optional.empty());
  }
}
