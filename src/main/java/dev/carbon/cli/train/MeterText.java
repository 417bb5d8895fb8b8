package dev.carbon.cli.train;

import dev.carbon.cli.FootprintText;
import dev.carbon.cli.RankingText;
import dev.carbon.intensity.Intensity;
import dev.carbon.train.Meter;
import dev.carbon.unit.Durations;
import java.util.ArrayList;
import java.util.List;

/** The words of a meter. What is unknown is said to be; a rehearsal uses nothing that costs. */
final class MeterText {
  private MeterText() {}

  /** What is used up, to follow a state; nothing where no part of it can be known. */
  static String used(Meter meter) {
    return meter.intensity().isEmpty() ? restarts(meter) : "; " + amounts(meter) + restarts(meter);
  }

  /** The lines of a panel, the most important first. */
  static List<String> panel(String state, Meter meter) {
    List<String> lines = new ArrayList<>();
    lines.add(
        state
            + "  "
            + Durations.words(meter.sinceSubmission())
            + " since submission, ran "
            + Durations.words(meter.running())
            + restarts(meter));
    lines.add(amounts(meter));
    meter.intensity().map(figure -> grid(figure, meter)).ifPresent(lines::add);
    return lines;
  }

  private static String amounts(Meter meter) {
    return "so far "
        + meter
            .cost()
            .map(cost -> "$" + FootprintText.money(cost.value()) + " (list price)")
            .orElse("an unknown cost")
        + " and "
        + meter
            .carbon()
            .map(grams -> FootprintText.amount(grams.value()) + " g CO2eq (modelled at full load)")
            .orElse("unknown emissions");
  }

  private static String grid(Intensity figure, Meter meter) {
    return RankingText.grams(figure.value().value())
        + " g CO2eq/kWh in "
        + figure.zone()
        + ", "
        + (figure.isYearly() ? "" : "age ")
        + RankingText.age(figure, meter.at())
        + RankingText.estimated(figure)
        + " ("
        + figure.kind().source()
        + ")";
  }

  private static String restarts(Meter meter) {
    return switch (meter.restarts()) {
      case 0 -> "";
      case 1 -> ", 1 restart seen";
      default -> ", " + meter.restarts() + " restarts seen";
    };
  }
}
