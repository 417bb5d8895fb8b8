package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.SampleRun;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTablesTest {
  private static final ReportedRun RUN = SampleRun.make().get();

  @Test
  void haveARowForEachRun() {
    List<Account.RunTable> tables = tables(500);

    assertEquals(List.of(500, 500), tables.stream().map(table -> table.rows().size()).toList());
    assertEquals("What ran", tables.get(0).title());
  }

  @Test
  void ofVeryManyRunsHaveTheNewestAndSayHowManyThereAre() {
    List<Account.RunTable> tables = tables(501);

    assertEquals(List.of(500, 500), tables.stream().map(table -> table.rows().size()).toList());
    assertTrue(
        tables.stream().allMatch(table -> table.title().endsWith("the newest 500 of 501 runs")));
  }

  private static List<Account.RunTable> tables(int runs) {
    return RunTables.of(Collections.nCopies(runs, RUN), PerUnit.RUN);
  }
}
