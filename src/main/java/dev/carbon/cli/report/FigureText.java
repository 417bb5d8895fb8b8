package dev.carbon.cli.report;

import dev.carbon.cli.BasisText;
import dev.carbon.cli.FootprintText;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Embodied;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.Sci;
import dev.carbon.report.Breakdown;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.Sum;
import dev.carbon.report.Totals;
import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Figures of runs in words: with unit and basis, and said to be unknown when they are. */
final class FigureText {
  static final String UNKNOWN = "unknown";
  private static final String GRAMS = " g CO2eq";

  private FigureText() {}

  /** With its unit. */
  static String amount(Optional<Double> value, String unit) {
    return value.map(each -> FootprintText.amount(each) + " " + unit).orElse(UNKNOWN);
  }

  /** Followed by what there is to know of it, in brackets. */
  static String noted(String figure, List<String> notes) {
    return notes.isEmpty() ? figure : figure + " (" + String.join("; ", notes) + ")";
  }

  /** Of how many runs a sum says nothing, in words; empty when it lacks none, or has none. */
  static Optional<String> lacking(Sum sum) {
    return sum.isWhole() || sum.known() == 0
        ? Optional.empty()
        : Optional.of("without " + runs(sum.unknown()) + " of which nothing is known");
  }

  /** So many, in words. */
  static String runs(int count) {
    return count == 1 ? "1 run" : count + " runs";
  }

  /** Of these parts: {@code 60 % measured (RAPL), 40 % modelled (published watts)}. */
  static String bases(List<EnergySum.Part> parts) {
    double all = parts.stream().mapToDouble(part -> part.energy().value()).sum();
    return parts.stream()
        .map(part -> share(part, parts.size(), all) + BasisText.word(part.basis()) + source(part))
        .collect(Collectors.joining(", "));
  }

  /** By basis alone: {@code 60 % measured, 40 % modelled}. */
  static String bases(Map<Basis, Double> kwh) {
    return bases(
        kwh.entrySet().stream()
            .map(
                each ->
                    new EnergySum.Part(
                        each.getKey(),
                        Breakdown.NOT_BROKEN_DOWN,
                        new KilowattHours(each.getValue())))
            .toList());
  }

  private static String share(EnergySum.Part part, int parts, double all) {
    return parts == 1 ? "" : BasisText.percent(all > 0 ? part.energy().value() / all : 0) + " ";
  }

  private static String source(EnergySum.Part part) {
    return part.source().equals(Breakdown.NOT_BROKEN_DOWN) ? "" : " (" + part.source() + ")";
  }

  /** Grams of making the hardware. */
  static String embodied(Optional<Embodied> embodied) {
    return embodied
        .map(
            range ->
                FootprintText.range(range)
                    + GRAMS
                    + " of making the hardware ("
                    + BasisText.word(range.basis())
                    + "), told apart and in no other figure")
        .orElse(UNKNOWN);
  }

  /** The range of several runs, without the unknown ones. */
  static String embodied(Totals totals) {
    Embodied range =
        new Embodied(
            new Grams(totals.embodiedLowGrams().value()),
            new Grams(totals.embodiedHighGrams().value()));
    return FootprintText.range(range) + GRAMS;
  }

  /** Grams per unit, and how they are known. */
  static String sci(Optional<Sci> sci, PerUnit per) {
    return sci.map(
            each ->
                range(each)
                    + GRAMS
                    + " per "
                    + each.per().name()
                    + " (ISO/IEC 21031:2024; energy "
                    + BasisText.word(each.energyBasis())
                    + ", embodied "
                    + BasisText.word(each.embodiedBasis())
                    + "; boundary "
                    + each.boundary().words()
                    + ")")
        .orElse(UNKNOWN + " per " + per.name());
  }

  /** The numbers alone. */
  static String range(Sci sci) {
    return FootprintText.range(new Embodied(sci.low(), sci.high()));
  }

  /** Dollars, written so that nothing takes the sign for the beginning of a formula. */
  static String money(Optional<Double> dollars) {
    return dollars.map(each -> "USD " + FootprintText.money(each)).orElse(UNKNOWN);
  }

  /** Where an intensity came from: {@code google-annual (average, direct)}. */
  static String source(ReportedRun.Source source) {
    return source.name() + " (" + source.signal() + ", " + source.accounting() + ")";
  }
}
