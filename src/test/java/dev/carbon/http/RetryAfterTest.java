package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.Cases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Optional<Instant> NOW = Optional.of(Instant.parse("2026-03-02T12:00:00Z"));
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String ALPHABET = "0123456789-+.eE :,GMTMonMar\tNaN\u0660";

  @ParameterizedTest
  @CsvSource({"1,1", "30,30", "007,7", "3600,3600", "' 12 ',12"})
  void readsSeconds(String header, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryAfter.parse(header, NOW));
  }

  @Test
  void readsADateByTheServersOwnClock() {
    assertEquals(
        Optional.of(Duration.ofSeconds(90)),
        RetryAfter.parse("Mon, 02 Mar 2026 12:01:30 GMT", NOW));
  }

  @Test
  void ignoresADateOfAServerThatDoesNotTellItsTime() {
    assertEquals(
        Optional.empty(), RetryAfter.parse("Mon, 02 Mar 2026 12:01:30 GMT", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "-1",
        "+5",
        "1.5",
        "1e9",
        "NaN",
        "soon",
        "5 s",
        "Mon, 02 Mar 2026 11:59:59 GMT",
        "Tue, 02 Mar 2026 12:01:30 GMT",
        "2026-03-02T12:01:30Z"
      })
  void ignoresWhatIsNotAWait(String header) {
    assertEquals(Optional.empty(), RetryAfter.parse(header, NOW));
  }

  @Test
  void ignoresAMissingHeader() {
    assertEquals(Optional.empty(), RetryAfter.parse(null, NOW));
  }

  @Test
  void capsAHugeNumber() {
    assertEquals(
        Optional.of(Duration.ofSeconds(1_000_000_000)), RetryAfter.parse("9".repeat(400), NOW));
  }

  @Test
  void neverFailsAndNeverAnswersAWaitOutOfRange() {
    Random random = new Random(20260302);
    for (int i = 0; i < 20_000; i++) {
      String header = randomHeader(random);
      RetryAfter.parse(header, NOW)
          .ifPresent(
              wait -> {
                assertFalse(wait.isNegative() || wait.isZero(), header);
                assertTrue(wait.toSeconds() <= 1_000_000_000, header);
                assertTrue(header.strip().matches("[0-9]+|.*GMT.*"), header);
              });
    }
  }

  @Test
  void aDateIsTheWaitThatTheServersOwnClockMakesOfIt() {
    Cases.check(
        20261121,
        2000,
        random -> {
          Instant now = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
          int seconds = random.nextInt(1 << random.nextInt(30)) - (random.nextInt(3) << 20);
          String header = HTTP_DATE.format(now.plusSeconds(seconds));

          Optional<Duration> wait = RetryAfter.parse(header, Optional.of(now));

          assertEquals(
              seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty(),
              wait,
              () -> header + " at " + now);
        });
  }

  private static String randomHeader(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(24);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
