package dev.carbon.intensity.eia;

import static dev.carbon.testing.Cases.any;

import dev.carbon.intensity.Faults;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.MadeUpAnswer;
import dev.carbon.intensity.MadeUpAnswers;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** Answers with the fuels of the last few hours. */
final class InventedAnswers implements MadeUpAnswers {
  /** It is over since 12:00. */
  private static final Instant NEWEST = Instant.parse("2026-03-02T11:00:00Z");

  private static final String ANY_VALUE = "\"value\":\"[^\"]*\"";
  private static final String ANY_FUEL = "\"fueltype\":\"[A-Z]+\"";
  private static final String UNITS = "\"value-units\":\"megawatthours\"";

  private static final List<String> NO_MEGAWATTS =
      List.of(
          "null",
          "\"\"",
          "\" \"",
          "\"abc\"",
          "\"NaN\"",
          "\"Infinity\"",
          "\"1e9\"",
          "\"1e2\"",
          "\"0x10\"",
          "\"+5\"",
          "\" 5\"",
          "\"1,000\"",
          "\"5 MW\"",
          "\"1000001\"",
          "\"-1000001\"",
          "\"2147483647\"",
          "1000001",
          "-1000001",
          "1e9",
          "1e400",
          "true",
          "[5]",
          "{}");

  private static final List<String> NO_PERIODS =
      List.of(
          "\"2026-03-02\"",
          "\"2026-03-02T24\"",
          "\"2026-02-30T12\"",
          "\"2026-03-02T12:00\"",
          "\"2026-03-02T12-06\"",
          "\"2026-03-02T12Z\"",
          "\"2026-3-2T12\"",
          "\"\"",
          "null",
          "2026030212");

  @Override
  public MadeUpAnswer sound(GridZone zone, Random random) {
    InventedHours hours = new InventedHours(zone, random);
    Instant newest = NEWEST.plus(random.nextInt(2), ChronoUnit.HOURS);
    String body =
        switch (random.nextInt(4)) {
          case 0 -> hours.pageOfNumbers(newest);
          case 1 -> hours.pageWithHalfAnHour(newest);
          default -> hours.page(newest);
        };
    return MadeUpAnswer.sound(body, hours.gramsPerKwh());
  }

  @Override
  public MadeUpAnswer poisoned(GridZone zone, Random random) {
    InventedHours hours = new InventedHours(zone, random);
    return switch (random.nextInt(5)) {
      case 0 -> badValue(hours.page(NEWEST), random);
      case 1 -> badTime(hours, random);
      case 2 -> otherQuestion(hours, random);
      case 3 -> incomplete(hours, random);
      default -> Faults.broken(hours.page(NEWEST), random);
    };
  }

  /** In every hour, so that no earlier one can stand in. */
  private static MadeUpAnswer badValue(String body, Random random) {
    String coal = "(\"fueltype\":\"COL\",\"type-name\":\"Invented\",\"value\":)\"[^\"]*\"";
    return switch (random.nextInt(6)) {
      case 0 -> everywhere(GapReason.NO_DATA, body, ANY_VALUE, "\"other\":1");
      case 1 -> everywhere(GapReason.NO_DATA, body, ANY_VALUE, "\"value\":\"-5\"");
      case 2 -> everywhere(GapReason.NO_DATA, body, ANY_VALUE, "\"value\":0");
      case 3 -> everywhere(GapReason.UPSTREAM, body, coal, "$1" + any(random, Faults.NO_JSON));
      default -> everywhere(GapReason.NO_DATA, body, coal, "$1" + any(random, NO_MEGAWATTS));
    };
  }

  private static MadeUpAnswer badTime(InventedHours hours, Random random) {
    long far = 1L + random.nextInt(1000);
    String body = hours.page(NEWEST);
    String period = "\"period\":\"2026-03-02T12\"";
    return switch (random.nextInt(4)) {
      case 0 ->
          MadeUpAnswer.poisoned(
              GapReason.STALE, "gone by", hours.page(NEWEST.minus(far, ChronoUnit.HOURS)));
      case 1 ->
          MadeUpAnswer.poisoned(
              GapReason.OUT_OF_RANGE,
              "to come",
              hours.page(NEWEST.plus(3 + far, ChronoUnit.HOURS)));
      case 2 -> inOneRow(body, period, "\"period\":" + any(random, NO_PERIODS), random);
      default -> inOneRow(body, period, "\"hour\":\"2026-03-02T12\"", random);
    };
  }

  private static MadeUpAnswer otherQuestion(InventedHours hours, Random random) {
    String body = hours.page(NEWEST);
    String name = hours.respondent();
    String own = "\"respondent\":\"" + name + "\"";
    List<String> others =
        List.of(
            "\"respondent\":\"US48\"",
            "\"respondent\":\"" + name.toLowerCase(Locale.ROOT) + "\"",
            "\"respondent\":\"\"",
            "\"respondent\":null",
            "\"other\":\"" + name + "\"");
    List<String> units =
        List.of(
            "\"value-units\":\"megawatts\"",
            "\"value-units\":\"MWh\"",
            "\"value-units\":\"thousand megawatthours\"",
            "\"value-units\":\"\"",
            "\"value-units\":null",
            "\"units\":\"megawatthours\"");
    return switch (random.nextInt(4)) {
      case 0 -> inOneRow(GapReason.WRONG_ZONE, body, own, any(random, others), random);
      case 1, 2 -> inOneRow(body, UNITS, any(random, units), random);
      default -> inOneRow(body, "\"fueltype\"", "\"fuel\"", random);
    };
  }

  private static MadeUpAnswer incomplete(InventedHours hours, Random random) {
    String body = hours.page(NEWEST);
    return switch (random.nextInt(7)) {
      case 0 -> everywhere(GapReason.NO_DATA, body, "\"COL\"", "\"H2X\"");
      case 1 -> everywhere(GapReason.NO_DATA, body, ANY_FUEL, "\"fueltype\":\"COL\"");
      case 2 -> everywhere(GapReason.NO_DATA, body, ANY_FUEL, "\"fueltype\":\"BAT\"");
      case 3 -> everywhere(GapReason.UPSTREAM, body, "\"data\":", "\"rows\":");
      case 4 -> MadeUpAnswer.poisoned(GapReason.NO_DATA, "alone", hours.pageOfOneHour(NEWEST));
      case 5 -> MadeUpAnswer.poisoned(GapReason.NO_DATA, "cut", hours.pageThatBreaksOff(NEWEST));
      default -> MadeUpAnswer.poisoned(GapReason.NO_DATA, "no rows", Service.page(0, ""));
    };
  }

  private static MadeUpAnswer everywhere(GapReason reason, String body, String from, String to) {
    String poisoned = body.replaceAll(from, to);
    if (poisoned.equals(body)) {
      throw new IllegalArgumentException("no " + from + " to be poisoned in " + body);
    }
    return MadeUpAnswer.poisoned(reason, to + " everywhere", poisoned);
  }

  private static MadeUpAnswer inOneRow(String body, String from, String to, Random random) {
    return inOneRow(GapReason.UPSTREAM, body, from, to, random);
  }

  private static MadeUpAnswer inOneRow(
      GapReason reason, String body, String from, String to, Random random) {
    String[] parts = body.split(Pattern.quote(from), -1);
    int chosen = 1 + random.nextInt(parts.length - 1);
    StringBuilder poisoned = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      poisoned.append(i == chosen ? to : from).append(parts[i]);
    }
    return MadeUpAnswer.poisoned(reason, to + " in one row", poisoned.toString());
  }
}
