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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that ask a source, against each fault that costs no time. */
class CommandFaultTest {
  private static final int WRONG_KEY = 4;
  private static final int NO_FIGURES = 5;
  private static final int ALL_REGIONS = 43;
  private static final int RETRIES_OF_A_SURVEY = 10;

  @RegisterExtension static final FaultyGrid GRID = new FaultyGrid();

  @RegisterExtension static final FaultyGrid ELSEWHERE = new FaultyGrid();

  @TempDir private Path work;

  static Stream<Arguments> cells() {
    return Expectations.cells().filter(cell -> ((Trouble) cell.get()[1]).isQuick());
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("cells")
  void intensityEndsWithTheRightCode(Victim victim, Trouble trouble, String expected)
      throws IOException {
    String server = struck(victim, trouble);
    String[] question = {"intensity", "--zone", victim.zone(), "--source", victim.source()};

    assertFailed(expected, CarbonRun.of(victim, server, work, question));
    assertDocument(
        expected, CarbonRun.of(victim, server, work, with(question, "-v", "--format=json")));
    assertEquals(0, ELSEWHERE.requests(), "requests to another host");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("cells")
  void regionsEndsWithTheRightCode(Victim victim, Trouble trouble, String expected)
      throws IOException {
    String server = struck(victim, trouble);
    String[] question = {"regions", "--regions", victim.region(), "--source", victim.source()};

    assertFailed(expected, CarbonRun.of(victim, server, work, with(question, "-v")));
    assertDocument(expected, CarbonRun.of(victim, server, work, with(question, "--format=json")));
    assertEquals(0, ELSEWHERE.requests(), "requests to another host");
  }

  @ParameterizedTest
  @EnumSource(Victim.class)
  void anOutageCostsFewRequestsHoweverManyRegionsThereAre(Victim victim) throws IOException {
    String server = struck(victim, Trouble.INTERNAL_ERROR);
    String[] question = {"regions", "--source", victim.source()};

    assertFailed("UPSTREAM", CarbonRun.of(victim, server, work, question));
    int struck = GRID.struck(victim);
    assertTrue(struck <= ALL_REGIONS + RETRIES_OF_A_SURVEY, () -> struck + " requests");
  }

  private static String struck(Victim victim, Trouble trouble) throws IOException {
    Instant now = Instant.now();
    GRID.isWell(now);
    GRID.goesWrong(victim, trouble, now, ELSEWHERE.address());
    ELSEWHERE.temptsWith(victim, now);
    return trouble == Trouble.REFUSED ? FaultyGrid.closed() : GRID.address();
  }

  private static void assertFailed(String expected, CarbonRun run) {
    assertEquals(exit(expected), run.exit(), run::toString);
    assertEquals("", run.out(), "only results stand on stdout");
    assertEquals(1, run.complaints().size(), run::toString);
  }

  private static void assertDocument(String expected, CarbonRun run) {
    JsonNode error = run.document().path("error");
    assertEquals(exit(expected), run.exit(), run::toString);
    assertEquals(run.exit(), error.path("exit").intValue(), run::toString);
    assertEquals(kind(expected), error.path("kind").textValue(), run::toString);
    assertTrue(error.path("message").textValue().lines().count() == 1, run::toString);
  }

  private static int exit(String expected) {
    return expected.equals("CREDENTIALS") ? WRONG_KEY : NO_FIGURES;
  }

  private static String kind(String expected) {
    return expected.equals("NOT_ALLOWED") ? "NO_DATA" : expected;
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }
}
