package dev.carbon.cli;

import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.placement.ExcludedRegion;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.region.Availability;
import dev.carbon.region.Region;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Table;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A ranking as people read it. */
public final class RankingText {
  private static final int BAR_WIDTH = 16;

  private RankingText() {}

  /** The table of ranked regions, then the excluded ones with their reasons. */
  public static List<String> lines(Ranking ranking, boolean bars, Style style) {
    List<String> lines = new ArrayList<>(table(ranking, bars, style));
    if (!ranking.excluded().isEmpty()) {
      lines.add("");
      lines.add(style.bold("Excluded"));
      lines.addAll(excluded(ranking.excluded(), style));
    }
    return lines;
  }

  private static List<String> table(Ranking ranking, boolean bars, Style style) {
    boolean accelerator = ranking.best().candidate().accelerator().isPresent();
    Table table = new Table().numbers("#").words("REGION").words("PLACE").words("ZONE");
    table.numbers("g/kWh").numbers("PUE").numbers("EFFECTIVE").numbers("CFE").numbers("$/h");
    ranking.data().ifPresent(data -> table.numbers("DATA $").numbers("DATA g"));
    if (accelerator) {
      table.words("OFFERED");
    }
    table.words("AGE");
    if (bars) {
      table.words("");
    }
    double dirtiest = ranking.ranked().get(ranking.ranked().size() - 1).effective().value();
    for (RankedRegion region : ranking.ranked()) {
      table.row(cells(region, ranking.rankedAt(), accelerator, bars, dirtiest));
    }
    return table.lines(style::bold);
  }

  private static String[] cells(
      RankedRegion ranked, Instant now, boolean accelerator, boolean bars, double dirtiest) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(ranked.rank()));
    cells.add(ranked.region().id().value());
    cells.add(place(ranked.region()));
    cells.add(ranked.intensity().zone().id());
    cells.add(grams(ranked.intensity().value().value()));
    cells.add(String.format(Locale.ROOT, "%.2f", ranked.region().pue().value()));
    cells.add(grams(ranked.effective().value()));
    cells.add(carbonFree(ranked.region().carbonFreePercent()));
    cells.add(price(ranked));
    ranked
        .candidate()
        .transfer()
        .ifPresent(transfer -> cells.addAll(DataText.cells(transfer, ranked.transferGrams())));
    if (accelerator) {
      cells.add(ranked.candidate().accelerator().map(RankingText::offered).orElse(""));
    }
    cells.add(age(ranked.intensity(), now) + estimated(ranked.intensity()));
    if (bars) {
      cells.add(bar(ranked.effective().value(), dirtiest));
    }
    return cells.toArray(String[]::new);
  }

  private static List<String> excluded(List<ExcludedRegion> excluded, Style style) {
    Table table = new Table().words("REGION").words("REASON").words("WHY");
    for (ExcludedRegion region : excluded) {
      table.row(region.region().value(), region.reason().name(), region.message());
    }
    return table.lines(style::bold);
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

  /** The town and the country's code: the table has little room. */
  private static String place(Region region) {
    String town = region.place().replaceFirst("[,(].*", "").strip();
    return town + ", " + region.country();
  }

  private static int year(Intensity figure) {
    return figure.validFrom().atOffset(ZoneOffset.UTC).getYear();
  }

  private static String carbonFree(OptionalDouble percent) {
    return percent.isPresent() ? String.format(Locale.ROOT, "%.0f %%", percent.getAsDouble()) : "?";
  }

  private static String price(RankedRegion ranked) {
    return ranked
        .candidate()
        .price()
        .onDemand()
        .map(price -> String.format(Locale.ROOT, "%.2f", price.amount().value()))
        .orElse("?");
  }

  private static String offered(Availability availability) {
    return availability.name().toLowerCase(Locale.ROOT);
  }

  private static String bar(double value, double dirtiest) {
    int length = dirtiest > 0 ? (int) Math.round(BAR_WIDTH * value / dirtiest) : 0;
    return "█".repeat(Math.max(1, length));
  }
}
