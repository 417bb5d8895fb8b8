package dev.carbon.intensity.ukgrid;

import static dev.carbon.testing.Cases.any;

import dev.carbon.intensity.Faults;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.MadeUpAnswer;
import dev.carbon.intensity.MadeUpAnswers;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Answers of {@code /intensity}: half an hour, what was expected of it and how it turned out. */
final class InventedAnswers implements MadeUpAnswers {
  private static final Instant HALF_HOUR = Instant.parse("2026-03-02T12:00:00Z");

  @Override
  public MadeUpAnswer sound(GridZone zone, Random random) {
    double grams = random.nextInt(9) == 0 ? 0 : Faults.plausible(random);
    String value = Double.toString(grams);
    Instant from = Faults.recent(random);
    return switch (random.nextInt(3)) {
      case 0 -> MadeUpAnswer.sound(body(from, value, "null"), grams);
      case 1 ->
          MadeUpAnswer.sound(body(from, value, "null").replace("\"actual\":null,", ""), grams);
      default -> MadeUpAnswer.sound(body(from, "123", value), grams);
    };
  }

  @Override
  public MadeUpAnswer poisoned(GridZone zone, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> badValue(random);
      case 1 -> badActualValue(random);
      case 2 -> badTime(random);
      case 3 -> otherShape(random);
      default -> Faults.broken(body(HALF_HOUR, "90", "95"), random);
    };
  }

  /** Nothing turned out, and nothing possible was expected. */
  private static MadeUpAnswer badValue(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> values(GapReason.NO_DATA, any(random, Faults.NO_NUMBERS), "null");
      case 1 -> values(GapReason.NO_DATA, any(random, Faults.ENDLESS_NUMBERS), "null");
      case 2 -> values(GapReason.UPSTREAM, any(random, Faults.NO_JSON), "null");
      default -> values(GapReason.OUT_OF_RANGE, Faults.impossible(random), "null");
    };
  }

  /** What turned out is nonsense: what was expected must not stand in for it. */
  private static MadeUpAnswer badActualValue(Random random) {
    List<String> noNumbers =
        Faults.NO_NUMBERS.stream().filter(each -> !each.equals("null")).toList();
    return switch (random.nextInt(4)) {
      case 0 -> values(GapReason.NO_DATA, "90", any(random, noNumbers));
      case 1 -> values(GapReason.NO_DATA, "90", any(random, Faults.ENDLESS_NUMBERS));
      case 2 -> values(GapReason.UPSTREAM, "90", any(random, Faults.NO_JSON));
      default -> values(GapReason.OUT_OF_RANGE, "90", Faults.impossible(random));
    };
  }

  private static MadeUpAnswer badTime(Random random) {
    String body = body(HALF_HOUR, "90", "95");
    String from = "\"from\":\"" + HALF_HOUR + "\"";
    String to = "\"to\":\"" + HALF_HOUR.plusSeconds(1800) + "\"";
    List<String> otherEnds =
        List.of("2026-03-02T13:00:00Z", "2026-03-02T12:00:00Z", "2026-03-02T11:30:00Z");
    return switch (random.nextInt(5)) {
      case 0 ->
          MadeUpAnswer.poisoned(
              GapReason.STALE, "gone by", body(Faults.tooOld(random), "90", "95"));
      case 1 ->
          MadeUpAnswer.poisoned(
              GapReason.OUT_OF_RANGE, "to come", body(Faults.tooNew(random), "90", "95"));
      case 2 ->
          MadeUpAnswer.poisoned(
              GapReason.UPSTREAM, body, from, "\"from\":" + any(random, Faults.NO_TIMES));
      case 3 ->
          MadeUpAnswer.poisoned(
              GapReason.UPSTREAM, body, to, "\"to\":" + any(random, Faults.NO_TIMES));
      default ->
          MadeUpAnswer.poisoned(
              GapReason.UPSTREAM, body, to, "\"to\":\"" + any(random, otherEnds) + "\"");
    };
  }

  private static MadeUpAnswer otherShape(Random random) {
    String halfHour = halfHour(HALF_HOUR, "90", "95");
    return switch (random.nextInt(5)) {
      case 0 -> MadeUpAnswer.poisoned(GapReason.NO_DATA, "no half hour", Service.national());
      case 1 ->
          MadeUpAnswer.poisoned(GapReason.UPSTREAM, "twice", Service.national(halfHour, halfHour));
      case 2 ->
          MadeUpAnswer.poisoned(GapReason.UPSTREAM, "London", Service.regionNow("13", halfHour));
      case 3 ->
          MadeUpAnswer.poisoned(
              GapReason.NO_DATA, Service.national(halfHour), "\"intensity\"", "\"generation\"");
      default ->
          MadeUpAnswer.poisoned(
              GapReason.UPSTREAM, Service.national(halfHour), "\"data\"", "\"rows\"");
    };
  }

  private static MadeUpAnswer values(GapReason reason, String forecast, String actual) {
    return MadeUpAnswer.poisoned(
        reason,
        forecast + " expected, " + actual + " turned out",
        body(HALF_HOUR, forecast, actual));
  }

  private static String body(Instant from, String forecast, String actual) {
    return Service.national(halfHour(from, forecast, actual));
  }

  private static String halfHour(Instant from, String forecast, String actual) {
    return Service.halfHour("FROM", "TO", forecast, actual)
        .replace("2026-03-02TFROMZ", from.toString())
        .replace("2026-03-02TTOZ", from.plusSeconds(1800).toString());
  }
}
