package dev.carbon.cli;

import dev.carbon.placement.Preference;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.region.Availability;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Price;
import dev.carbon.region.Provisioning;
import dev.carbon.unit.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be told beside the table of a ranking, so that each of its figures is understood. */
public final class RankingRemarks {
  /** What "inferred" means, as the end of a sentence. */
  public static final String INFERRED =
      "only one of Google's pages lists it; a quota request may be needed";

  private static final int WEIGHT_DIGITS = 3;

  private final Ranking ranking;
  private final double feePercent;

  /**
   * @param feePercent that the prices have on top of the listed ones
   */
  public RankingRemarks(Ranking ranking, double feePercent) {
    this.ranking = ranking;
    this.feePercent = feePercent;
  }

  /** All there is to say: the source, what the table means, the notes; each a line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(source()));
    lines.addAll(ofTheTable());
    lines.addAll(notes());
    return lines;
  }

  /** What the columns, the order and the prices of the ranking's own table mean. */
  public List<String> ofTheTable() {
    List<String> lines = new ArrayList<>(List.of(terms()));
    lines.addAll(ofOrderAndPrices());
    return lines;
  }

  /** Whose figures these are. */
  public String source() {
    return RankingText.kind(
        ranking.kind(),
        ranking.ranked().stream().map(RankedRegion::intensity).toList(),
        ranking.rankedAt());
  }

  /** What the order is by, of when the prices are, and what is doubtful of them. */
  public List<String> ofOrderAndPrices() {
    List<String> lines = new ArrayList<>();
    order(ranking.preference()).ifPresent(order -> lines.add("Order: " + order + "."));
    prices(ranking.ranked().stream().map(each -> each.candidate().price()).toList(), feePercent)
        .ifPresent(lines::add);
    if (ranking.provisioning() == Provisioning.FLEX_START) {
      lines.add("Flexible starts have prices of their own, which carbon does not know.");
    } else {
      ranking.ranked().forEach(each -> doubt(each).ifPresent(lines::add));
    }
    inferred().ifPresent(lines::add);
    return lines;
  }

  /** What a person should know of how the ranking came about. */
  public List<String> notes() {
    return ranking.notes().stream().map(note -> "Note: " + note).toList();
  }

  /**
   * Of when the prices are and what is in them; empty when none is known.
   *
   * @param feePercent that they have on top of the listed ones
   */
  public static Optional<String> prices(List<HourlyPrice> prices, double feePercent) {
    String days =
        prices.stream()
            .flatMap(each -> Stream.of(each.onDemand(), each.spot()))
            .flatMap(Optional::stream)
            .map(Price::asOf)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(LocalDate::toString)
            .collect(Collectors.joining(" and "));
    boolean spot = prices.stream().anyMatch(each -> each.spot().isPresent());
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Prices: list prices of "
                + days
                + " with an assumed fee of "
                + Numbers.plain(feePercent)
                + " % (setting vertex-fee)"
                + (spot ? "; spot prices change every month" : ""));
  }

  /** Why a price is not told; empty when there is no doubt about the listed one. */
  public static Optional<String> doubt(String region, HourlyPrice price) {
    String which = price.charged().isPresent() ? "No spot price for " : "No price for ";
    return price.doubt().map(doubt -> which + region + ": " + doubt);
  }

  private static Optional<String> doubt(RankedRegion ranked) {
    return doubt(ranked.region().id().value(), ranked.candidate().price());
  }

  private String terms() {
    boolean plain = ranking.preference().equals(Preference.CLEANEST);
    return "Effective = g/kWh x PUE"
        + (plain ? "; regions within 1 % of each other stand by price" : "")
        + ". CFE: Google's carbon-free energy, never used to rank.";
  }

  /** What the order is by, where it is not by carbon alone. */
  public static Optional<String> order(Preference preference) {
    if (preference.isMixed()) {
      return Optional.of(
          "carbon "
              + percent(preference.carbon())
              + ", price "
              + percent(preference.price())
              + ", each from the best (0) to the worst (1) of the ranked");
    }
    return preference.equals(Preference.CHEAPEST)
        ? Optional.of("price, the cheapest first")
        : Optional.empty();
  }

  private static String percent(double share) {
    return Numbers.significant(100 * share, WEIGHT_DIGITS) + " %";
  }

  private Optional<String> inferred() {
    String names =
        ranking.ranked().stream()
            .filter(
                each -> each.candidate().accelerator().equals(Optional.of(Availability.INFERRED)))
            .map(each -> each.region().id().value())
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Inferred for " + names + ": " + INFERRED + ".");
  }
}
