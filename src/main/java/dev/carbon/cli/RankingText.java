package dev.carbon.cli;

import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.placement.ExcludedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.region.Availability;
import dev.carbon.region.Price;
import dev.carbon.region.Provisioning;
import dev.carbon.region.Region;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A ranking as people read it. */
public final class RankingText {
  private RankingText() {}

  /** The table of ranked regions, then the excluded ones with their reasons. */
  public static List<String> lines(Ranking ranking, Terminal terminal) {
    Style style = terminal.resultStyle();
    List<String> lines =
        new ArrayList<>(
            new RankingTable(ranking)
                .lines(terminal.resultIsTerminal(), terminal.resultWidth(), style));
    lines.addAll(excluded(ranking, style));
    return lines;
  }

  /** The excluded regions with their reasons, below an empty line; nothing when there are none. */
  public static List<String> excluded(Ranking ranking, Style style) {
    if (ranking.excluded().isEmpty()) {
      return List.of();
    }
    Table table = new Table().words("REGION").words("REASON").words("WHY");
    for (ExcludedRegion region : ranking.excluded()) {
      table.row(region.region().value(), region.reason().name(), region.message());
    }
    List<String> lines = new ArrayList<>(List.of("", style.bold("Excluded")));
    lines.addAll(table.lines(style::bold));
    return lines;
  }

  /** One line: whose figures these are, of what kind, how old, how many of them estimated. */
  public static String kind(IntensityKind kind, List<Intensity> figures, Instant now) {
    String what =
        "Source: "
            + kind.source()
            + ", "
            + kind.signal().word()
            + " intensity, "
            + kind.accounting().word()
            + " emissions";
    Intensity first = figures.get(0);
    return first.isYearly()
        ? what + ", yearly average " + year(first)
        : what + ", " + ages(figures, now) + ", " + estimates(figures);
  }

  private static String ages(List<Intensity> figures, Instant now) {
    List<Duration> ages = figures.stream().map(figure -> figure.age(now)).sorted().toList();
    String youngest = Durations.words(ages.get(0));
    String oldest = Durations.words(ages.get(ages.size() - 1));
    return youngest.equals(oldest) ? youngest + " old" : youngest + " to " + oldest + " old";
  }

  private static String estimates(List<Intensity> figures) {
    long estimated =
        figures.stream()
            .filter(figure -> figure.estimation().estimated().equals(Optional.of(true)))
            .count();
    return estimated + " of " + figures.size() + " estimated";
  }

  /** How old a figure is, or of which year. */
  public static String age(Intensity figure, Instant now) {
    return figure.isYearly() ? "year " + year(figure) : Durations.words(figure.age(now));
  }

  /** {@code ", estimated"} where the source says so. */
  public static String estimated(Intensity figure) {
    return figure.estimation().estimated().equals(Optional.of(true)) ? ", estimated" : "";
  }

  /** Two decimals at most, none for whole numbers: 208.81, 30. */
  public static String grams(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /** In cents: 0.24, or a question mark where it is not known. */
  public static String price(Optional<Price> price) {
    return price.map(each -> String.format(Locale.ROOT, "%.2f", each.amount().value())).orElse("?");
  }

  /** The title of a column of prices per hour for machines that are lent so. */
  static String priceTitle(Provisioning provisioning) {
    return switch (provisioning) {
      case STANDARD -> "$/h";
      case SPOT -> "SPOT $/h";
      case FLEX_START -> "FLEX $/h";
    };
  }

  /** How sure an offer is, in one word. */
  public static String availability(Availability availability) {
    return availability.name().toLowerCase(Locale.ROOT);
  }

  /** The town and the country's code: the table has little room. */
  public static String place(Region region) {
    String town = region.place().replaceFirst("[,(].*", "").strip();
    return town + ", " + region.country();
  }

  private static int year(Intensity figure) {
    return figure.validFrom().atOffset(ZoneOffset.UTC).getYear();
  }
}
