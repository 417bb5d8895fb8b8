package dev.carbon.intensity;

import static dev.carbon.testing.Cases.any;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be wrong with any service's answer. */
public final class Faults {
  /** When everything is asked. */
  public static final Instant NOW = KeptFigures.NOW;

  /** Figures of hours that began longer ago do not rank. */
  public static final Duration MAX_AGE = Duration.ofHours(2);

  /** JSON that is no number. */
  public static final List<String> NO_NUMBERS =
      List.of("null", "\"\"", "\"123\"", "\"NaN\"", "true", "[123]", "{\"value\":123}");

  /** JSON that is no number which a computer could hold. */
  public static final List<String> ENDLESS_NUMBERS = List.of("1e400", "-1e400", "123e9999");

  /** What some take for numbers, and JSON does not know. */
  public static final List<String> NO_JSON =
      List.of("NaN", "Infinity", "-Infinity", "nan", "+5", "012", ".5", "0x10", "1_000", "1,5", "");

  /** Neither in seconds nor with an offset, so that nobody knows when it is. */
  public static final List<String> NO_TIMES =
      List.of("null", "\"\"", "1772452800", "\"2026-03-02T12:00:00\"", "\"2026-03-02\"", "\"now\"");

  private static final Duration EARLIEST = Duration.ofHours(2);

  /** So far ahead may begin what is no estimate. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

  private static final Pattern KEY = Pattern.compile("\"[A-Za-z_-]+\":");

  private Faults() {}

  /** A possible figure in g CO2eq/kWh, small and large, whole and not. */
  public static double plausible(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1 + random.nextInt(2500);
      case 1 -> Math.max(Double.MIN_NORMAL, Math.pow(10, -random.nextInt(300)));
      default -> Math.nextUp(random.nextDouble() * 2499);
    };
  }

  /** A number that is no possible figure of any accounting, in JSON. */
  public static String impossible(Random random) {
    double size = Math.pow(10, random.nextInt(300)) * (1e-9 + random.nextDouble());
    List<String> fixed = List.of("-1", "-0.001", "2500.01", "1e9", "-1e9", "65535", "1e308");
    return switch (random.nextInt(3)) {
      case 0 -> Double.toString(-size);
      case 1 -> Double.toString(2500.000001 + size);
      default -> any(random, fixed);
    };
  }

  /** When an interval began that a figure may rank of: from two hours ago to a quarter ahead. */
  public static Instant recent(Random random) {
    return NOW.plusSeconds(
        random.nextInt(5) == 0
            ? (random.nextBoolean() ? CLOCKS_DIFFER.toSeconds() : -MAX_AGE.toSeconds())
            : random.nextInt(7200 + 900) - 7200);
  }

  /** When an interval began of which every figure is too old by a second or by years. */
  public static Instant tooOld(Random random) {
    return NOW.minus(MAX_AGE).minusSeconds(beyond(random));
  }

  /** When an interval begins that nobody can know yet. */
  public static Instant tooNew(Random random) {
    return NOW.plus(EARLIEST).plusSeconds(beyond(random));
  }

  /**
   * An answer that is not one JSON document: it breaks off, has a key twice, is followed by
   * another, or is nothing.
   */
  public static MadeUpAnswer broken(String sound, Random random) {
    String body = sound.strip();
    String broken =
        switch (random.nextInt(6)) {
          case 0 -> body.substring(0, 1 + random.nextInt(body.length() - 1));
          case 1 -> withAKeyTwice(body, random);
          case 2 -> body + body;
          case 3 -> any(random, List.of("", " \n", "\u0000", "<html>no</html>", "nothing"));
          case 4 -> body + any(random, List.of("}", "]", ",", "x"));
          default -> body.substring(1);
        };
    return MadeUpAnswer.poisoned(GapReason.UPSTREAM, "broken", broken);
  }

  private static String withAKeyTwice(String body, Random random) {
    List<MatchResult> keys = new ArrayList<>(KEY.matcher(body).results().toList());
    MatchResult key = any(random, keys);
    String value = any(random, List.of("null", "1", "\"x\"", "{}"));
    return body.substring(0, key.start()) + key.group() + value + "," + body.substring(key.start());
  }

  private static long beyond(Random random) {
    return random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(100_000_000);
  }
}
