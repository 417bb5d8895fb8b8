package dev.carbon.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.Problems;
import dev.carbon.footprint.Basis;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerInputTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          InputStream.nullInputStream(),
          new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
          new PrintStream(err, true, UTF_8),
          "",
          Map.of());

  @Test
  void aUnitThatNoRunKnowsIsToldWithThoseThatTheyKnow() {
    Report report = SampleReport.of(SampleReport.run('a', Basis.MODELLED, "x", 7).get());

    PerInput.tellUnknown(new PerUnit("epochs"), report, terminal);

    assertEquals(
        "No run tells how many of 'epochs' it came to; known: epoch, gpu-hour, run;"
            + " did you mean 'epoch'?",
        err.toString(UTF_8).strip());
  }

  @Test
  void nothingIsSaidOfAKnownOneOrWithoutRuns() {
    Report report = SampleReport.of(SampleReport.run('a', Basis.MODELLED, "x", 7).get());

    PerInput.tellUnknown(new PerUnit("epoch"), report, terminal);
    PerInput.tellUnknown(new PerUnit("epoch"), SampleReport.of(), terminal);

    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void withoutAWordItIsTheRun() {
    Problems problems = new Problems();

    assertEquals(PerUnit.RUN, PerInput.read(null, problems));
    assertEquals(new PerUnit("token"), PerInput.read("token", problems));
    assertTrue(problems.isEmpty());
  }
}
