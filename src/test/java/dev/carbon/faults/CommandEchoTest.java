package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service repeats is printed by no command, and kept in no file. */
class CommandEchoTest {
  @RegisterExtension static final FaultyGrid GRID = new FaultyGrid();

  @RegisterExtension static final FaultyGrid ELSEWHERE = new FaultyGrid();

  @TempDir private Path work;

  static Stream<Arguments> cells() {
    return Repetition.cells().filter(cell -> !((Repetition) cell.get()[1]).isBusy());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cells")
  void noCommandRepeatsIt(Victim victim, Repetition manner) throws IOException {
    Instant now = Instant.now();
    GRID.isWell(now);
    GRID.answers(victim.struck(), manner.answer(victim, now, ELSEWHERE.address()));

    for (String[] command :
        List.of(
            new String[] {"intensity", "--zone", victim.zone(), "--source", victim.source(), "-v"},
            new String[] {"doctor", "-v"})) {
      CarbonRun run = CarbonRun.of(victim, GRID.address(), work, command);
      assertTrue(List.of(0, 4, 5).contains(run.exit()), run::toString);
    }
    assertEquals(0, ELSEWHERE.requests(), "requests to another host");
  }
}
