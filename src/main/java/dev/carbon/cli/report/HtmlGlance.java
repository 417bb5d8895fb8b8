package dev.carbon.cli.report;

import dev.carbon.cli.BasisText;
import dev.carbon.cli.FootprintText;
import dev.carbon.footprint.Basis;
import dev.carbon.report.Sum;
import dev.carbon.report.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What some runs came to, at a glance: how much, where, compared with what, how sure.
 *
 * @param totals of at least one run
 * @param regions where the runs were
 * @param ofRegion the part of a region that belongs to these totals
 */
record HtmlGlance(Totals totals, List<Group> regions, Function<Group, Totals> ofRegion) {
  private static final int MOST_NAMES = 3;

  Html markup() {
    return Html.all(
        List.of(
            Html.element(
                    "div",
                    card("How much?", howMuch(), howMuchMore()),
                    card("Where?", where(), whereMore()),
                    card("Compared with what?", compared(), comparedMore()),
                    card("How sure?", howSure(), howSureMore()))
                .with("class", "cards"),
            further()));
  }

  private static Html card(String question, String answer, List<String> more) {
    return Html.element(
            "div",
            Html.element("h3", question),
            Html.element("p", answer).with("class", "figure"),
            Html.list("ul", "li", more))
        .with("class", "card");
  }

  private String howMuch() {
    return figure(totals.carbonGrams(), Scale.CARBON::text);
  }

  private List<String> howMuchMore() {
    List<String> more = new ArrayList<>();
    lacking(totals.carbonGrams()).ifPresent(more::add);
    more.add(
        totals
            .energyKwh()
            .total()
            .map(energy -> "from " + Scale.ENERGY.text(energy))
            .orElse("of an unknown energy"));
    more.add("operational, location-based");
    return more;
  }

  private String where() {
    List<Group> known = knownRegions();
    return known.isEmpty() ? FigureText.UNKNOWN : known.get(0).label();
  }

  private List<String> whereMore() {
    List<Group> known = knownRegions();
    double all = totals.carbonGrams().value();
    if (known.isEmpty() || all <= 0) {
      return List.of("in " + HtmlWords.list(labels(ofThese()), MOST_NAMES));
    }
    List<String> more = new ArrayList<>();
    if (known.size() == 1) {
      more.add("all of the emissions that are known");
    } else {
      double part = ofRegion.apply(known.get(0)).carbonGrams().value() / all;
      more.add(BasisText.percent(part) + " of the emissions that are known");
      more.add("then " + HtmlWords.list(labels(known.subList(1, known.size())), MOST_NAMES));
    }
    return more;
  }

  private List<Group> ofThese() {
    return regions.stream().filter(group -> ofRegion.apply(group).runs() > 0).toList();
  }

  private List<Group> knownRegions() {
    return ofThese().stream()
        .filter(group -> ofRegion.apply(group).carbonGrams().known() > 0)
        .sorted((one, two) -> Double.compare(grams(two), grams(one)))
        .toList();
  }

  private double grams(Group group) {
    return ofRegion.apply(group).carbonGrams().value();
  }

  private static List<String> labels(List<Group> groups) {
    return groups.stream().map(Group::label).toList();
  }

  private String compared() {
    return totals.savedGrams().total().map(HtmlGlance::difference).orElse(FigureText.UNKNOWN);
  }

  private static String difference(double saved) {
    if (saved == 0) {
      return "no difference";
    }
    return Scale.CARBON.text(Math.abs(saved)) + (saved > 0 ? " less" : " more");
  }

  private List<String> comparedMore() {
    List<String> more = new ArrayList<>();
    if (totals.savedGrams().known() > 0) {
      more.add(
          totals.savedPercent().map(HtmlGlance::share).orElse("")
              + "than the same energy in "
              + HtmlWords.list(List.copyOf(totals.baselines()), MOST_NAMES));
      lacking(totals.savedGrams()).ifPresent(more::add);
      more.add("attributed, not avoided");
    } else {
      more.add("no run has a comparison with its baseline region");
    }
    return more;
  }

  private static String share(double saved) {
    return saved == 0
        ? ""
        : BasisText.percent(Math.abs(saved) / 100) + (saved > 0 ? " less " : " more ");
  }

  private String howSure() {
    if (totals.energyByBasis().isEmpty()) {
      return FigureText.UNKNOWN;
    }
    return totals.mixesBases() ? "Mixed" : word(totals.energyByBasis().keySet().iterator().next());
  }

  private List<String> howSureMore() {
    List<String> more = new ArrayList<>(ReportRemarks.ofQuality(totals));
    int unknown = totals.carbonGrams().unknown();
    more.add(
        unknown == 0
            ? "no run is missing from the sum"
            : unknown + " of " + FigureText.runs(totals.runs()) + " unknown, and in no sum");
    return more;
  }

  /** With what it takes in, which is not the same of all runs where data moved. */
  private String energyTitle() {
    return totals.boundaries().isEmpty()
        ? "Energy"
        : "Energy of "
            + totals.boundaries().stream()
                .map(each -> "the " + each.words())
                .collect(Collectors.joining(", or of "));
  }

  private Html further() {
    List<Html> entries = new ArrayList<>();
    add(entries, "Time of the jobs", totals.hours(), Scale.TIME::text);
    add(entries, energyTitle(), totals.energyKwh(), Scale.ENERGY::text);
    add(
        entries,
        "Water, evaporation from reservoirs included",
        totals.waterLitres(),
        Scale.WATER::text);
    add(
        entries,
        "Water, counted without it",
        totals.waterLitresWithoutReservoirs(),
        Scale.WATER::text);
    if (totals.costUsd().known() > 0) {
      add(entries, "Money, at list prices", totals.costUsd(), HtmlGlance::dollars);
    }
    Sum low = totals.embodiedLowGrams();
    double high = totals.embodiedHighGrams().value();
    add(
        entries,
        "Embodied, in no other figure (assumed)",
        low,
        least -> Scale.CARBON.range(least, high));
    return Html.element("dl", Html.all(entries)).with("class", "further");
  }

  private static void add(List<Html> entries, String name, Sum sum, DoubleFunction<String> words) {
    List<Html> said = new ArrayList<>(List.of(Html.element("b", figure(sum, words))));
    lacking(sum).ifPresent(lacks -> said.add(Html.text(", " + lacks)));
    entries.add(Html.element("div", Html.element("dt", name), Html.element("dd", Html.all(said))));
  }

  private static String dollars(double value) {
    return "$" + FootprintText.money(value);
  }

  private static String figure(Sum sum, DoubleFunction<String> words) {
    return sum.total().map(words::apply).orElse(FigureText.UNKNOWN);
  }

  /** Empty too when nothing is known at all, which the figure says. */
  private static Optional<String> lacking(Sum sum) {
    return sum.isWhole() || sum.known() == 0
        ? Optional.empty()
        : Optional.of("without " + HtmlWords.unknown(sum.unknown()));
  }

  private static String word(Basis basis) {
    return switch (basis) {
      case MEASURED -> "Measured";
      case MODELLED -> "Modelled";
      case ASSUMED -> "Assumed";
    };
  }
}
