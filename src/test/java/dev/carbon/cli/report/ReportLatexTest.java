package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.testing.Cases;
import dev.carbon.train.BackendKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The structure that pdflatex needs, since there need not be a pdflatex where this runs. */
class ReportLatexTest {
  private static final Pattern MARK = Pattern.compile("\\\\(begin|end)\\{([a-z]+)\\}");

  @Test
  void whatBeginsEndsInOrder() {
    Cases.check(20261122, 50, random -> assertNested(report(random)));
  }

  @Test
  void everyRowOfATableHasAsManyCellsAsItHasColumns() {
    Cases.check(
        20261123,
        50,
        random -> {
          int columns = 0;
          int rows = 0;
          for (String line : report(random).lines().toList()) {
            if (line.startsWith("\\begin{tabular}") || line.startsWith("\\begin{longtable}")) {
              columns = line.split("raggedright", -1).length - 1;
            }
            if (line.endsWith(" \\\\")) {
              assertEquals(columns, line.split("(?<!\\\\)&", -1).length, line);
              rows++;
            }
          }
          assertTrue(rows > 20, rows + " rows");
        });
  }

  @Test
  void noBraceIsLeftOpen() {
    Cases.check(
        20261124,
        50,
        random -> {
          int open = 0;
          for (char each : report(random).toCharArray()) {
            open += each == '{' ? 1 : each == '}' ? -1 : 0;
            assertTrue(open >= 0);
          }
          assertEquals(0, open);
        });
  }

  @Test
  void labelsAreThereOnce() {
    String printed = Printed.as(ReportFormat.LATEX, SampleReport.mixed());

    List<String> labels =
        Pattern.compile("\\\\label\\{([a-z:0-9-]+)\\}")
            .matcher(printed)
            .results()
            .map(each -> each.group(1))
            .toList();

    assertEquals(5, labels.size(), labels.toString());
    assertEquals(labels.size(), Set.copyOf(labels).size(), labels.toString());
  }

  private static void assertNested(String latex) {
    Deque<String> open = new ArrayDeque<>();
    Matcher mark = MARK.matcher(latex);
    while (mark.find()) {
      if (mark.group(1).equals("begin")) {
        open.push(mark.group(2));
      } else {
        assertEquals(open.pop(), mark.group(2));
      }
    }
    assertTrue(open.isEmpty(), open.toString());
  }

  /** Of two runs in the cloud and one rehearsal, on machines with any name. */
  private static String report(Random random) {
    return Printed.as(
        ReportFormat.LATEX,
        SampleReport.of(
            SampleReport.run('a', Basis.MODELLED, Awkward.text(random), 7)
                .on(Awkward.text(random))
                .get(),
            SampleReport.run('b', Basis.ASSUMED, Awkward.text(random), 7)
                .on(Awkward.text(random))
                .get(),
            SampleReport.run('c', Basis.MEASURED, Awkward.text(random), 7)
                .on(Awkward.text(random))
                .on(BackendKind.LOCAL)
                .get()));
  }
}
