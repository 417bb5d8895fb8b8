package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's own time does to a command. */
class WrongClockTest {
  private static final Victim SOURCE = Victim.MAPS_V3;

  @RegisterExtension static final FaultyGrid GRID = new FaultyGrid();

  @TempDir private Path work;

  @ParameterizedTest
  @ValueSource(longs = {-120, 120})
  void anHourApartStopsIt(long minutes) throws IOException {
    serverIsAhead(Duration.ofMinutes(minutes), "0");

    CarbonRun run = regions();

    assertEquals(3, run.exit(), run.err());
    assertTrue(run.err().contains("the clock of this machine is "), run.err());
  }

  @Test
  void tenMinutesApartAreTold() throws IOException {
    serverIsAhead(Duration.ofMinutes(10), "0");

    CarbonRun run = regions();

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.err().contains("warning: the clock of this machine is "), run.err());
  }

  @Test
  void anAnswerThatACacheHasKeptIsNoWrongClock() throws IOException {
    serverIsAhead(Duration.ofHours(-2), "7200");

    CarbonRun run = regions();

    assertEquals(0, run.exit(), run.err());
    assertFalse(run.err().contains("clock of this machine"), run.err());
  }

  @Test
  void theDoctorTellsItAmongTheRest() throws IOException {
    serverIsAhead(Duration.ofHours(2), "0");

    CarbonRun run = CarbonRun.of(SOURCE, GRID.address(), work, "doctor");

    assertTrue(run.out().contains("behind electricitymaps"), run.out());
    assertTrue(run.out().contains("python"), run.out());
  }

  private CarbonRun regions() throws IOException {
    return CarbonRun.of(
        SOURCE,
        GRID.address(),
        work,
        "regions",
        "--regions",
        SOURCE.region(),
        "--source",
        SOURCE.source());
  }

  private static void serverIsAhead(Duration ahead, String age) {
    Instant now = Instant.now();
    GRID.isWell(now);
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plus(ahead).atOffset(ZoneOffset.UTC));
    GRID.answers(
        SOURCE.struck(),
        Trouble.json(200, SOURCE.good(now)).withHeader("Date", date).withHeader("Age", age));
    GRID.answers(
        SOURCE.base() + ".*/(zones|my-access)",
        Trouble.json(200, Bodies.access(SOURCE)).withHeader("Date", date));
  }
}
