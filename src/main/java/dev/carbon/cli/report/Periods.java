package dev.carbon.cli.report;

import dev.carbon.report.ReportedRun;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs put in the order of time: each for itself while they are few, then by days and longer. */
final class Periods {
  private static final int FEW_RUNS = 30;
  private static final int MOST = 62;

  /** How long a period is. */
  enum Step {
    RUN("run"),
    DAY("day"),
    WEEK("week (from Monday)"),
    MONTH("month"),
    YEAR("year");

    private final String words;

    Step(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    private LocalDate begin(LocalDate day) {
      return switch (this) {
        case RUN, DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
        case YEAR -> day.withDayOfYear(1);
      };
    }

    private LocalDate next(LocalDate begin) {
      return switch (this) {
        case RUN, DAY -> begin.plusDays(1);
        case WEEK -> begin.plusWeeks(1);
        case MONTH -> begin.plusMonths(1);
        case YEAR -> begin.plusYears(1);
      };
    }

    private String label(LocalDate begin) {
      return switch (this) {
        case RUN, DAY, WEEK -> begin.toString();
        case MONTH -> begin.toString().substring(0, "2026-11".length());
        case YEAR -> Integer.toString(begin.getYear());
      };
    }
  }

  private final Step step;
  private final List<Group> groups;

  private Periods(Step step, List<Group> groups) {
    this.step = step;
    this.groups = groups;
  }

  /** Of these runs, in any order. */
  static Periods of(List<ReportedRun> runs) {
    List<ReportedRun> oldestFirst =
        runs.stream().sorted(Comparator.comparing(ReportedRun::begun)).toList();
    if (runs.size() <= FEW_RUNS) {
      return new Periods(
          Step.RUN,
          oldestFirst.stream()
              .map(run -> new Group(HtmlWords.minute(run.begun()), List.of(run)))
              .toList());
    }
    LocalDate first = day(oldestFirst.get(0));
    LocalDate last = day(oldestFirst.get(oldestFirst.size() - 1));
    Step step =
        ChronoUnit.DAYS.between(first, last) < MOST
            ? Step.DAY
            : ChronoUnit.WEEKS.between(first, last) < MOST - 1
                ? Step.WEEK
                : ChronoUnit.MONTHS.between(first, last) < MOST - 1 ? Step.MONTH : Step.YEAR;
    return new Periods(step, groups(oldestFirst, step, first, last));
  }

  /** The oldest first; one without runs is there too. */
  private static List<Group> groups(
      List<ReportedRun> runs, Step step, LocalDate first, LocalDate last) {
    Map<LocalDate, List<ReportedRun>> byBegin = new TreeMap<>();
    for (LocalDate begin = step.begin(first); !begin.isAfter(last); begin = step.next(begin)) {
      byBegin.put(begin, new ArrayList<>());
    }
    for (ReportedRun run : runs) {
      byBegin.computeIfAbsent(step.begin(day(run)), unused -> new ArrayList<>()).add(run);
    }
    return byBegin.entrySet().stream()
        .map(each -> new Group(step.label(each.getKey()), each.getValue()))
        .toList();
  }

  private static LocalDate day(ReportedRun run) {
    return LocalDate.ofInstant(run.begun(), ZoneOffset.UTC);
  }

  Step step() {
    return step;
  }

  List<Group> groups() {
    return groups;
  }
}
