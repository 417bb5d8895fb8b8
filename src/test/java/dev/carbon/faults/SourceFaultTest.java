package dev.carbon.faults;

import static dev.carbon.faults.Trouble.CUT_OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.intensity.Reading;
import dev.carbon.testing.Canary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each live source meets each fault: it ends soon, says why in a line, and keeps its secrets. */
class SourceFaultTest {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int MOST_TRIES = 3;

  @RegisterExtension static final FaultyGrid GRID = new FaultyGrid();

  @RegisterExtension static final FaultyGrid ELSEWHERE = new FaultyGrid();

  @TempDir private Path cache;

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("dev.carbon.faults.Expectations#cells")
  void everyFaultEndsAsItShould(Victim victim, Trouble trouble, String expected)
      throws IOException {
    GRID.isWell(Inquiry.NOW);
    GRID.goesWrong(victim, trouble, Inquiry.NOW, ELSEWHERE.address());
    ELSEWHERE.temptsWith(victim, Inquiry.NOW);

    try (CutWire wire = new CutWire(GRID.getPort(), victim.struck(), trouble != CUT_OFF)) {
      String server = server(trouble, wire);
      Inquiry inquiry = new Inquiry(victim, server, cache, !trouble.takesTime());
      assertEquals(expected, outcome(victim, inquiry), inquiry::everything);
      assertBounded(victim, trouble, inquiry);
      assertEquals(trouble.isTooLong(), inquiry.everything().contains("answered with more than"));
      Canary.assertAbsent(inquiry.everything());
    }
    assertEquals(0, ELSEWHERE.requests(), "requests to another host");
    Canary.assertAbsentBelow(cache);
  }

  /** Where the services seem to be. */
  private static String server(Trouble trouble, CutWire wire) throws IOException {
    return switch (trouble) {
      case REFUSED -> FaultyGrid.closed();
      case CUT_OFF, RESET_IN_BODY -> wire.address();
      default -> GRID.address();
    };
  }

  private static String outcome(Victim victim, Inquiry inquiry) {
    try {
      Reading reading = inquiry.latest();
      if (reading instanceof Reading.Gap gap) {
        assertTrue(
            gap.message().startsWith(victim.source() + " has no figure for zone " + victim.zone()),
            gap.message());
        assertOneLine(gap.message());
        return gap.reason().name();
      }
      double value = ((Reading.Figure) reading).intensity().value().value();
      assertEquals(victim.gramsPerKwh(), value, 1e-9);
      return "FIGURE";
    } catch (CarbonException e) {
      assertTrue(e.text().startsWith(victim.source() + " does not accept the "), e.text());
      assertTrue(e.hint().orElse("").contains("_"), "the hint names a variable");
      assertOneLine(e.text());
      return e.kind().name();
    }
  }

  private static void assertBounded(Victim victim, Trouble trouble, Inquiry inquiry) {
    List<Duration> waits = inquiry.waits();
    assertEquals(trouble.waits(), waits, "waits");
    assertTrue(waits.stream().allMatch(wait -> wait.compareTo(LONGEST_WAIT) <= 0));
    // A refused token is renewed once, which is no retry.
    boolean asksAgain =
        victim == Victim.WATTTIME
            && (trouble == Trouble.UNAUTHORIZED || trouble == Trouble.UNAUTHORIZED_HTML);
    int tries = asksAgain ? 2 : waits.size() + 1;
    assertTrue(tries <= MOST_TRIES);
    if (trouble == Trouble.REFUSED) {
      assertEquals(tries, inquiry.tries().size());
      return;
    }
    assertEquals(tries, GRID.struck(victim), () -> "tries: " + inquiry.tries());
    boolean goesOn = victim == Victim.WATTTIME_LOGIN && trouble.passes();
    int before = victim == Victim.WATTTIME ? (asksAgain ? 2 : 1) : goesOn ? 1 : 0;
    assertEquals(tries + before, GRID.requests(), () -> "requests: " + inquiry.tries());
    assertEquals(GRID.requests(), inquiry.tries().size(), "each request is told to the trace");
  }

  static void assertOneLine(String message) {
    assertEquals(1, message.lines().count(), message);
    assertFalse(message.chars().anyMatch(Character::isISOControl), message);
    assertFalse(message.contains("Exception"), message);
  }
}
