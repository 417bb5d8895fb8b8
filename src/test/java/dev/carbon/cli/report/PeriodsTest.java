package dev.carbon.cli.report;

import static dev.carbon.cli.report.ReportPages.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.report.ReportedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
  @Test
  void fewRunsStandEachForItselfTheOldestFirst() {
    Periods periods = Periods.of(runs(30, Duration.ofMinutes(7)));

    assertEquals(Periods.Step.RUN, periods.step());
    assertEquals(30, periods.groups().size());
    assertEquals("2026-11-02 08:37", periods.groups().get(0).label());
    assertEquals("2026-11-02 12:00", periods.groups().get(29).label());
  }

  @Test
  void aPeriodWithoutARunIsThereToo() {
    List<ReportedRun> runs = new ArrayList<>(runs(31, Duration.ofMinutes(1)));
    runs.add(MadeUpRun.cloud(99, NOON.minus(Duration.ofDays(3)), 1).ended());

    Periods periods = Periods.of(runs);

    assertEquals(
        List.of("2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02"),
        periods.groups().stream().map(Group::label).toList());
    assertEquals(0, periods.groups().get(1).cloud().runs());
    assertTrue(periods.groups().get(1).cloud().carbonGrams().total().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"12, DAY", "100, WEEK", "300, MONTH", "4000, YEAR"})
  void theLongerTheTimeTheLongerThePeriods(long hours, Periods.Step step) {
    Periods periods = Periods.of(runs(100, Duration.ofHours(hours)));

    assertEquals(step, periods.step());
    assertTrue(periods.groups().size() <= 64, () -> periods.groups().size() + " bars");
    assertEquals(100, periods.groups().stream().mapToInt(group -> group.cloud().runs()).sum());
  }

  @Test
  void noRunNeedsNoPeriod() {
    assertEquals(List.of(), Periods.of(List.of()).groups());
  }

  private static List<ReportedRun> runs(int count, Duration apart) {
    List<ReportedRun> runs = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      runs.add(MadeUpRun.cloud(number, NOON.minus(apart.multipliedBy(number)), 1).ended());
    }
    return runs;
  }
}
