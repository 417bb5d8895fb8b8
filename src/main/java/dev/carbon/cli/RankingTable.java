package dev.carbon.cli;

import dev.carbon.placement.Candidate;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.region.Price;
import dev.carbon.region.Provisioning;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The ranked regions in columns. A column that would say nothing of any region is left out, and
 * where the lines are short the bar is, then the zone.
 */
final class RankingTable {
  private static final int BAR_WIDTH = 16;

  private final List<RankedRegion> regions;
  private final Instant now;
  private final boolean mixed;
  private final Provisioning provisioning;

  RankingTable(Ranking ranking) {
    this.regions = ranking.ranked();
    this.now = ranking.rankedAt();
    this.mixed = ranking.preference().isMixed();
    this.provisioning = ranking.provisioning();
  }

  /**
   * The lines, the titles first.
   *
   * @param bars whether bars are wanted as far as there is room
   * @param width how many characters fit on a line
   */
  List<String> lines(boolean bars, int width, Style style) {
    Table table = table(true, bars);
    if (bars && table.width() > width) {
      table = table(true, false);
    }
    if (table.width() > width) {
      table = table(false, false);
    }
    return table.lines(style::bold);
  }

  private Table table(boolean zone, boolean bars) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.numbers("#", region -> Integer.toString(region.rank())));
    columns.add(Column.words("REGION", region -> region.region().id().value()));
    columns.add(Column.words("PLACE", region -> RankingText.place(region.region())));
    if (zone) {
      columns.add(Column.words("ZONE", region -> region.intensity().zone().id()));
    }
    columns.addAll(carbon());
    columns.addAll(price());
    if (regions.stream().anyMatch(each -> each.candidate().transfer().isPresent())) {
      columns.add(Column.numbers("DATA $", DataText::cost));
      columns.add(Column.numbers("DATA g", DataText::grams));
    }
    if (mixed) {
      columns.add(Column.numbers("SCORE", region -> score(region.score())));
    }
    columns.add(Column.words("AGE", this::age));
    if (bars) {
      columns.add(Column.words("", this::bar));
    }
    return filled(columns);
  }

  private List<Column> carbon() {
    return List.of(
        Column.numbers("g/kWh", each -> RankingText.grams(each.intensity().value().value())),
        Column.numbers(
            "PUE", each -> String.format(Locale.ROOT, "%.2f", each.region().pue().value())),
        Column.numbers("EFFECTIVE", each -> RankingText.grams(each.effective().value())),
        Column.numbers("CFE", each -> carbonFree(each.region().carbonFreePercent())));
  }

  private List<Column> price() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.numbers(
            RankingText.priceTitle(provisioning),
            each -> RankingText.price(each.candidate().price().charged())));
    if (provisioning != Provisioning.STANDARD) {
      columns.add(
          Column.numbers(
              "ON DEMAND", each -> RankingText.price(each.candidate().price().onDemand())));
    } else if (regions.stream().anyMatch(each -> spot(each).isPresent())) {
      columns.add(Column.numbers("SPOT", each -> RankingText.price(spot(each))));
    }
    if (regions.stream().map(RankedRegion::candidate).anyMatch(RankingTable::hasAccelerator)) {
      columns.add(Column.words("OFFERED", RankingTable::offered));
    }
    return columns;
  }

  private Table filled(List<Column> columns) {
    Table table = new Table();
    columns.forEach(column -> column.addTo(table));
    for (RankedRegion region : regions) {
      table.row(columns.stream().map(column -> column.cell().apply(region)).toArray(String[]::new));
    }
    return table;
  }

  private static String carbonFree(OptionalDouble percent) {
    return percent.isPresent() ? String.format(Locale.ROOT, "%.0f %%", percent.getAsDouble()) : "?";
  }

  private static Optional<Price> spot(RankedRegion region) {
    return region.candidate().price().spot();
  }

  private static boolean hasAccelerator(Candidate candidate) {
    return candidate.accelerator().isPresent();
  }

  private static String offered(RankedRegion region) {
    return region.candidate().accelerator().map(RankingText::availability).orElse("");
  }

  private static String score(OptionalDouble score) {
    return score.isPresent() ? String.format(Locale.ROOT, "%.3f", score.getAsDouble()) : "?";
  }

  private String age(RankedRegion region) {
    return RankingText.age(region.intensity(), now) + RankingText.estimated(region.intensity());
  }

  private String bar(RankedRegion region) {
    double dirtiest =
        regions.stream().mapToDouble(each -> each.effective().value()).max().orElseThrow();
    double share = dirtiest > 0 ? region.effective().value() / dirtiest : 0;
    return "█".repeat(Math.max(1, (int) Math.round(BAR_WIDTH * share)));
  }

  private record Column(String title, boolean number, Function<RankedRegion, String> cell) {
    static Column numbers(String title, Function<RankedRegion, String> cell) {
      return new Column(title, true, cell);
    }

    static Column words(String title, Function<RankedRegion, String> cell) {
      return new Column(title, false, cell);
    }

    void addTo(Table table) {
      if (number) {
        table.numbers(title);
      } else {
        table.words(title);
      }
    }
  }
}
