package dev.carbon.cli.estimate;

import dev.carbon.cli.DataText;
import dev.carbon.cli.FootprintText;
import dev.carbon.cli.RankingRemarks;
import dev.carbon.cli.RankingText;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.Power;
import dev.carbon.placement.Estimate;
import dev.carbon.placement.Estimates;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.region.Provisioning;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The estimates as a table, and what its figures mean. */
final class EstimateText implements EstimateView {
  private static final String UNKNOWN = "?";
  private static final String NO_WATTS =
      "whose watts nobody publishes: energy, carbon and water are unknown";

  private final Terminal terminal;
  private final double feePercent;

  /**
   * @param feePercent that the prices have on top of the listed ones
   */
  EstimateText(Terminal terminal, double feePercent) {
    this.terminal = terminal;
    this.feePercent = feePercent;
  }

  @Override
  public void show(Estimates estimates) {
    Ranking ranking = estimates.ranking();
    Style style = terminal.resultStyle();
    table(estimates).lines(style::bold).forEach(terminal::result);
    RankingText.excluded(ranking, style).forEach(terminal::result);
    terminal.tell("");
    terminal.tell(job(estimates));
    RankingRemarks remarks = new RankingRemarks(ranking, feePercent);
    terminal.tell(remarks.source());
    comparison(estimates).ifPresent(terminal::tell);
    terminal.tell(embodied(estimates));
    if (estimates.power().isPresent()) {
      terminal.tell("Litres: " + FootprintText.WATER + ".");
    }
    remarks.ofOrderAndPrices().forEach(terminal::tell);
    ranking.data().ifPresent(data -> terminal.tell(DataText.included(data)));
    remarks.notes().forEach(terminal::tell);
  }

  private static Table table(Estimates estimates) {
    Table table = new Table().numbers("#").words("REGION").words("PLACE").numbers("kWh");
    table.numbers("g CO2eq").numbers("LITRES").numbers("EMBODIED g (low-high)");
    Provisioning provisioning = estimates.workers().provisioning();
    boolean standard = provisioning == Provisioning.STANDARD;
    boolean spot =
        standard && estimates.regions().stream().anyMatch(each -> each.spotCost().isPresent());
    table.numbers(standard ? "$" : provisioning.word() + " $");
    if (spot) {
      table.numbers("spot $");
    }
    for (Estimate estimate : estimates.regions()) {
      List<String> cells = new ArrayList<>(cells(estimate));
      if (spot) {
        cells.add(money(estimate.spotCost().map(cost -> cost.value())));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static List<String> cells(Estimate estimate) {
    RankedRegion ranked = estimate.ranked();
    Footprint footprint = estimate.footprint();
    return List.of(
        Integer.toString(ranked.rank()),
        ranked.region().id().value(),
        RankingText.place(ranked.region()),
        amount(footprint.energy().map(energy -> energy.value())),
        amount(footprint.carbon().map(carbon -> carbon.value())),
        amount(footprint.water().map(water -> water.value())),
        footprint.embodied().map(FootprintText::range).orElse(UNKNOWN),
        money(footprint.cost().map(cost -> cost.value())));
  }

  private static String amount(Optional<Double> value) {
    return value.map(FootprintText::amount).orElse(UNKNOWN);
  }

  private static String money(Optional<Double> dollars) {
    return dollars.map(FootprintText::money).orElse(UNKNOWN);
  }

  private static String job(Estimates estimates) {
    return "Job: "
        + estimates.workers()
        + " for "
        + Numbers.plain(estimates.hours())
        + " h, "
        + estimates.power().map(EstimateText::power).orElse(NO_WATTS);
  }

  private static String power(Power power) {
    return FootprintText.amount(power.watts().value())
        + " W ("
        + basis(power.basis())
        + ") times each region's PUE";
  }

  private static String basis(Basis basis) {
    return switch (basis) {
      case MEASURED -> "measured";
      case MODELLED -> "modelled: published means under load";
      case ASSUMED -> "assumed: the maker's rated power";
    };
  }

  private static Optional<String> comparison(Estimates estimates) {
    if (estimates.regions().size() < 2) {
      return Optional.empty();
    }
    return estimates
        .ratioWorstToBest()
        .map(
            ratio ->
                "The dirtiest emits "
                    + FootprintText.amount(ratio)
                    + " times the cleanest: "
                    + estimates.dirtiest().map(EstimateText::grams).orElseThrow()
                    + " against "
                    + estimates.cleanest().map(EstimateText::grams).orElseThrow());
  }

  private static String grams(Estimate estimate) {
    return amount(estimate.footprint().carbon().map(carbon -> carbon.value()))
        + " g ("
        + estimate.ranked().region().id()
        + ")";
  }

  private static String embodied(Estimates estimates) {
    boolean known =
        estimates.regions().stream().anyMatch(each -> each.footprint().embodied().isPresent());
    return known
        ? "Embodied: from making the hardware, as far as the job wears it out; in no other figure."
        : "Embodied: unknown, nobody publishes what making this hardware emitted.";
  }
}
