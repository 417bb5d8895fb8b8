package dev.carbon.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckupTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");

  private final ServerClocks clocks = new ServerClocks();

  @ParameterizedTest
  @CsvSource({
    "0, OK, agrees with that of maps",
    "120, OK, agrees with that of maps",
    "-120, OK, agrees with that of maps",
    "121, WARNING, 2 min 1 s ahead of maps",
    "-121, WARNING, 2 min 1 s behind maps",
    "3600, WARNING, 1 h 0 min ahead of maps",
    "3601, FAILED, 1 h 0 min ahead of maps",
    "-86400, FAILED, 24 h 0 min behind maps"
  })
  void judgesHowFarThisMachinesClockIsOff(int secondsAhead, CheckStatus status, String message) {
    note("maps", secondsAhead);
    Check check = check();
    assertEquals(status, check.status());
    assertEquals(message, check.message());
    assertEquals(status != CheckStatus.OK, check.fix().isPresent());
    assertEquals(
        status == CheckStatus.FAILED ? Optional.of(ErrorKind.CONFIGURATION) : Optional.empty(),
        check.failure());
  }

  @Test
  void anAnswerOutOfACacheDoesNotMakeTheClockWrong() {
    note("cached", 900);
    note("fresh", 1);
    assertEquals("agrees with that of fresh", check().message());
  }

  @Test
  void nothingIsComparedWhenNoServiceSaidItsTime() {
    Check check = check();
    assertEquals(CheckStatus.WARNING, check.status());
    assertEquals("not compared: no service said its time", check.message());
  }

  private void note(String source, int secondsAhead) {
    clocks.note(new SourceName(source), NOW.minusSeconds(secondsAhead), NOW);
  }

  private Check check() {
    List<Checkup> conclusions = List.of(new ClockCheckup(clocks));
    return new Doctor(List.of(), conclusions, Duration.ofSeconds(10)).examine().checks().get(0);
  }
}
