package dev.carbon.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "90s, PT90S",
    "30m, PT30M",
    "24h, PT24H",
    "2d, PT48H",
    "1h30m, PT90M",
    "1d2h3m4s, PT26H3M4S",
    "0s, PT0S",
    "999999d, PT23999976H",
    "PT1H, PT1H",
    "P1D, PT24H"
  })
  void readsWhatPeopleWrite(String text, Duration expected) {
    assertEquals(Optional.of(expected), Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "h",
        "1x",
        "1 h",
        "1.5h",
        "m1",
        "30m1h",
        "-1h",
        "+1h",
        "1h-",
        "9999999s",
        "1h\n",
        "٣h",
        "PT",
        "P1Y",
        "PT99999999999999999999H",
        "NaN"
      })
  void readsNothingElse(String text) {
    assertEquals(Optional.empty(), Durations.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0.0 s",
    "PT4.2S, 4.2 s",
    "PT59.94S, 59.9 s",
    "PT1M, 1 min 0 s",
    "PT59M59S, 59 min 59 s",
    "PT1H, 1 h 0 min",
    "PT90M, 1 h 30 min",
    "PT47H59M59S, 47 h 59 min",
    "P2D, 2 d 0 h",
    "P30DT5H, 30 d 5 h"
  })
  void saysTheTwoLargestParts(Duration duration, String expected) {
    assertEquals(expected, Durations.words(duration));
  }

  @Test
  void neverSaysSixtySeconds() {
    assertEquals("59.9 s", Durations.words(Duration.ofMillis(59_999)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0",
    "PT1H, 1",
    "PT90M, 1.5",
    "PT20M, 0.3333333333333333",
    "PT0.9S, 0.00025",
    "PT0.0000036S, 0.000000001",
    "P400000D, 9600000"
  })
  void areHoursWithFractions(Duration time, double hours) {
    assertEquals(hours, Durations.hours(time), 1e-15 * Math.max(hours, 1));
  }
}
