package dev.carbon.cli.footprint;

import dev.carbon.export.ExportedFootprint;
import dev.carbon.export.Grouping;
import dev.carbon.export.ModelVersions;
import dev.carbon.export.OwnRuns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the figures mean, and what may explain that Google's and ours differ.
 *
 * <p>Sources, read on 2026-11-22: for the days of the export "Export your carbon footprint", for
 * corrections and the first market-based month the release notes of Carbon Footprint, both of
 * Google Cloud's documentation; for how Google allocates the abstract of "Carbon accounting in the
 * Cloud: a methodology for allocating emissions across data center users".
 */
final class ExportRemarks {
  private static final int DAY_OF_EXPORT = 15;
  private static final YearMonth FIRST_MARKET_BASED = YearMonth.of(2023, 1);

  private final ExportedFootprint exported;
  private final OwnRuns own;
  private final LocalDate today;

  /**
   * @param today by UTC
   */
  ExportRemarks(ExportedFootprint exported, OwnRuns own, LocalDate today) {
    this.exported = exported;
    this.own = own;
    this.today = today;
  }

  /** Where Google's figures come from, and what they are. */
  List<String> meaning() {
    String versions = exported.versions().map(ModelVersions::toString).orElse("unknown");
    return List.of(
        "Source: Google's Carbon Footprint export "
            + exported.question().table()
            + ", model version "
            + versions
            + ", last written "
            + exported.changedAt().map(each -> "on " + date(each)).orElse("at an unknown time")
            + "; estimated by Google, in kg CO2e as exported.",
        "Location-based and market-based are two views of the same electricity: never added, never"
            + " netted; offsets are in none.");
  }

  /** What is wrong or missing. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    missing(doubts);
    if (exported.hasGaps()) {
      doubts.add(
          "Where a row of the export lacks a figure the sum is unknown, not less; market-based ones"
              + " exist from "
              + FIRST_MARKET_BASED
              + " on.");
    }
    if (exported.versions().filter(each -> each.oldest() != each.newest()).isPresent()) {
      doubts.add(
          "The months were reckoned with different versions of Google's model: a difference between"
              + " them may be one of the model.");
    }
    if (exported.hasUnversioned()) {
      doubts.add(
          "Rows of the export do not tell with which version of Google's model they were reckoned: a"
              + " difference between months may be one of the model.");
    }
    List<YearMonth> odd = exported.monthsThatDoNotAddUp();
    if (!odd.isEmpty()) {
      doubts.add(
          "The exported total of " + words(odd) + " is not the sum of its scopes; both are told.");
    }
    projectIsAbsent(doubts);
    ownRuns(doubts);
    return List.copyOf(doubts);
  }

  private void ownRuns(List<String> doubts) {
    List<YearMonth> unknown =
        exported.question().months().all().stream()
            .filter(month -> own.of(month).filter(each -> each.runsWithoutFigure() > 0).isPresent())
            .toList();
    if (!unknown.isEmpty()) {
      doubts.add(
          words(unknown)
              + ": ours is unknown, since it is not known what one of the runs emitted; see 'carbon"
              + " jobs'.");
    }
    if (own.unreadable() > 0) {
      doubts.add(
          own.unreadable()
              + (own.unreadable() == 1 ? " history" : " histories")
              + " could not be read: ours may lack runs; 'carbon jobs' says why.");
    }
  }

  /** Why Google's figure and ours may differ. */
  List<String> differences() {
    return List.of(
        "ours are only the training jobs that carbon launched from this machine; Google's are all"
            + " services of the project",
        "ours are location-based, to be held against scope 2 location-based; market-based counts"
            + " Google's purchases of clean energy",
        "making the hardware is our embodied range; Google's scope 3 has it with more from its"
            + " chain of supply",
        "ours are modelled by machine, hours and grid, perhaps over the whole life cycle of the"
            + " power, and include moving the data; Google allocates measured energy by reservations and use",
        "ours count where a run ended, by UTC; Google's where the use was",
        "Google exports a month about the 15th of the next, and mends a table only by a backfill");
  }

  private void missing(List<String> doubts) {
    List<YearMonth> all = exported.missing();
    List<YearMonth> early = all.stream().filter(month -> today.isBefore(expected(month))).toList();
    List<YearMonth> late = all.stream().filter(month -> !early.contains(month)).toList();
    if (!early.isEmpty()) {
      doubts.add(
          words(early) + ": unknown, not 0: Google exports a month about the 15th of the next.");
    }
    if (!late.isEmpty()) {
      doubts.add(
          words(late)
              + ": unknown, not 0: the export does not hold "
              + (late.size() == 1 ? "it" : "them")
              + "; a backfill of the export may bring months back to 2021-01.");
    }
    if (!all.isEmpty() && exported.question().grouping() != Grouping.MONTH) {
      doubts.add("The sums are those of the other months alone.");
    }
  }

  private void projectIsAbsent(List<String> doubts) {
    List<YearMonth> absent =
        exported.question().months().all().stream()
            .filter(month -> exported.of(month).isPresent())
            .filter(month -> exported.ofProject(month).isEmpty())
            .toList();
    if (!absent.isEmpty()) {
      doubts.add(
          words(absent)
              + ": the export holds nothing of project "
              + exported.question().project()
              + ", which may belong to another billing account.");
    }
  }

  private static LocalDate date(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static LocalDate expected(YearMonth month) {
    return month.plusMonths(1).atDay(DAY_OF_EXPORT);
  }

  private static String words(List<YearMonth> months) {
    return months.stream().map(YearMonth::toString).collect(Collectors.joining(", "));
  }
}
