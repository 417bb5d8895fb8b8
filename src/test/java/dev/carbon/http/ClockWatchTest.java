package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a wrong clock nothing is ranked. */
class ClockWatchTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private final List<String> warnings = new ArrayList<>();
  private final ClockWatch watch = new ClockWatch(Clock.fixed(NOW, ZoneOffset.UTC), warnings::add);

  @ParameterizedTest
  @ValueSource(longs = {-300, -10, 0, 10, 300})
  void fiveMinutesAreNothing(long seconds) {
    watch.see("api.example", NOW.plusSeconds(seconds));

    assertEquals(List.of(), warnings);
  }

  @Test
  void moreIsToldOnce() {
    watch.see("api.example", NOW.plusSeconds(301));
    watch.see("api.example", NOW.plusSeconds(302));

    assertEquals(
        List.of(
            "warning: the clock of this machine is 5 min 1 s behind api.example; set the clock of"
                + " this machine, or let it follow a time server"),
        warnings);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3601, 3601, 86_400})
  void moreThanAnHourStopsEachTime(long seconds) {
    for (int i = 0; i < 2; i++) {
      CarbonException error =
          assertThrows(
              CarbonException.class, () -> watch.see("api.example", NOW.plusSeconds(seconds)));
      assertEquals(ErrorKind.CONFIGURATION, error.kind());
      assertTrue(error.text().contains(seconds < 0 ? "ahead of" : "behind"), error.text());
    }
    watch.see("api.example", NOW.plus(Duration.ofHours(1)));
    assertEquals(1, warnings.size());
  }

  @Test
  void theFirstAnswerDecides() {
    watch.see("api.example", NOW);
    watch.see("cache.example", NOW.minus(Duration.ofDays(3)));

    assertEquals(List.of(), warnings);
  }
}
