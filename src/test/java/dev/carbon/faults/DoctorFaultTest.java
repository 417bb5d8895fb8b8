package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code carbon doctor} with one source struck and all others well. What is set up with a key and
 * does not work has failed; what needs no key, carbon can do without.
 */
class DoctorFaultTest {
  private static final int NOTHING_FAILED = 0;
  private static final int WRONG_KEY = 4;
  private static final int NO_FIGURES = 5;

  @RegisterExtension static final FaultyGrid GRID = new FaultyGrid();

  @RegisterExtension static final FaultyGrid ELSEWHERE = new FaultyGrid();

  @TempDir private Path work;

  static Stream<Arguments> cells() {
    return Expectations.cells()
        .filter(cell -> ((Trouble) cell.get()[1]).isQuick())
        .filter(cell -> cell.get()[1] != Trouble.REFUSED);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("cells")
  void namesWhatFailedAndOnlyThat(Victim victim, Trouble trouble, String expected)
      throws IOException {
    Instant now = Instant.now();
    GRID.isWell(now);
    GRID.goesWrong(victim, trouble, now, ELSEWHERE.address());
    ELSEWHERE.temptsWith(victim, now);
    boolean isRejected = expected.equals("CREDENTIALS");
    int exit = isRejected ? WRONG_KEY : victim.isKeyed() ? NO_FIGURES : NOTHING_FAILED;
    String status = victim.isKeyed() ? "failed" : "warning";

    CarbonRun text = CarbonRun.of(victim, GRID.address(), work, "doctor", "-v");
    assertEquals(exit, text.exit(), text::toString);
    assertTrue(
        text.out().lines().anyMatch(line -> line.matches(status + " +" + victim.source() + " .*")),
        text::toString);

    CarbonRun json = CarbonRun.of(victim, GRID.address(), work, "doctor", "--format=json");
    assertEquals(exit, json.exit(), json::toString);
    for (JsonNode check : json.document().path("checks")) {
      boolean isStruck = check.path("name").textValue().equals(victim.source());
      String found = check.path("status").textValue();
      assertTrue(isStruck ? found.equals(status) : !found.equals("failed"), json::toString);
      assertEquals(1, check.path("message").textValue().lines().count(), json::toString);
    }
    assertEquals(0, ELSEWHERE.requests(), "requests to another host");
  }
}
