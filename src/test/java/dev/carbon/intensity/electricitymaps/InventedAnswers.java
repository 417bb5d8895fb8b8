package dev.carbon.intensity.electricitymaps;

import static dev.carbon.testing.Cases.any;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Faults;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.MadeUpAnswer;
import dev.carbon.intensity.MadeUpAnswers;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Answers of {@code /carbon-intensity/latest} that count one thing or the other.
 *
 * @param accounting what they are to count
 */
record InventedAnswers(Accounting accounting) implements MadeUpAnswers {
  private static final String TIME = "\"2026-03-02T12:00:00.000Z\"";
  private static final String VALUE = "\"carbonIntensity\":321.25";

  @Override
  public MadeUpAnswer sound(GridZone zone, Random random) {
    double grams =
        accounting == Accounting.DIRECT && random.nextInt(9) == 0 ? 0 : Faults.plausible(random);
    String body =
        body(zone)
            .replace("321.25", Double.toString(grams))
            .replace(TIME, "\"" + Faults.recent(random) + "\"")
            .replace(
                "\"isEstimated\":true",
                any(
                    random,
                    List.of("\"isEstimated\":false", "\"isEstimated\":null", "\"more\":[]")));
    boolean isDefault = accounting == Accounting.LIFECYCLE;
    return MadeUpAnswer.sound(
        isDefault && random.nextBoolean() ? body.replace("emissionFactorType", "unsaid") : body,
        grams);
  }

  @Override
  public MadeUpAnswer poisoned(GridZone zone, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> badValue(zone, random);
      case 1 -> badTime(zone, random);
      case 2 -> otherQuestion(zone, random);
      default -> Faults.broken(body(zone), random);
    };
  }

  private MadeUpAnswer badValue(GridZone zone, Random random) {
    String body = body(zone);
    return switch (random.nextInt(6)) {
      case 0 -> value(GapReason.NO_DATA, body, any(random, Faults.NO_NUMBERS));
      case 1 -> value(GapReason.NO_DATA, body, any(random, Faults.ENDLESS_NUMBERS));
      case 2 -> value(GapReason.UPSTREAM, body, any(random, Faults.NO_JSON));
      case 3 -> MadeUpAnswer.poisoned(GapReason.NO_DATA, body, VALUE, "\"intensity\":321.25");
      case 4 ->
          accounting == Accounting.LIFECYCLE
              ? value(GapReason.OUT_OF_RANGE, body, any(random, List.of("0", "-0.0", "0e9")))
              : value(GapReason.OUT_OF_RANGE, body, "-1e-300");
      default -> value(GapReason.OUT_OF_RANGE, body, Faults.impossible(random));
    };
  }

  private MadeUpAnswer badTime(GridZone zone, Random random) {
    String body = body(zone);
    return switch (random.nextInt(4)) {
      case 0 -> time(GapReason.STALE, body, Faults.tooOld(random));
      case 1 -> time(GapReason.OUT_OF_RANGE, body, Faults.tooNew(random));
      case 2 -> MadeUpAnswer.poisoned(GapReason.NO_DATA, body, TIME, any(random, Faults.NO_TIMES));
      default -> MadeUpAnswer.poisoned(GapReason.NO_DATA, body, "\"datetime\"", "\"from\"");
    };
  }

  private MadeUpAnswer otherQuestion(GridZone zone, Random random) {
    String body = body(zone);
    String own = "\"zone\":\"" + zone + "\"";
    String counted = "\"emissionFactorType\":\"" + accounting.word() + "\"";
    String hourly = "\"temporalGranularity\":\"hourly\"";
    return switch (random.nextInt(7)) {
      case 0, 1 ->
          MadeUpAnswer.poisoned(
              GapReason.WRONG_ZONE,
              body,
              own,
              any(
                  random,
                  List.of(
                      "\"zone\":\"AU-NT\"",
                      "\"zone\":\"" + zone.id().charAt(0) + "\"",
                      "\"zone\":\"" + zone + "-X\"",
                      "\"zone\":\"" + zone.id().toLowerCase(Locale.ROOT) + "\"",
                      "\"zone\":\"\"",
                      "\"zone\":null",
                      "\"zoneName\":\"" + zone + "\"")));
      case 2 -> MadeUpAnswer.poisoned(GapReason.UPSTREAM, body, counted, otherAccounting(random));
      case 3 ->
          MadeUpAnswer.poisoned(
              GapReason.UPSTREAM,
              body,
              hourly,
              "\"temporalGranularity\":\""
                  + any(random, List.of("daily", "monthly", "yearly", "HOURLY"))
                  + "\"");
      case 4 -> MadeUpAnswer.poisoned(GapReason.UPSTREAM, body, hourly, "\"flowTraced\":false");
      case 5 ->
          MadeUpAnswer.poisoned(
              GapReason.NOT_ALLOWED, body, hourly, "\"_disclaimer\":\"invented SANDBOX words\"");
      default ->
          MadeUpAnswer.poisoned(
              GapReason.NOT_ALLOWED, body, "INVENTED_METHOD", "INVENTED_SANDBOX_METHOD");
    };
  }

  /** Of direct emissions also nothing said, which means the life cycle. */
  private String otherAccounting(Random random) {
    return accounting == Accounting.LIFECYCLE
        ? any(random, List.of("\"emissionFactorType\":\"direct\"", "\"emissionFactorType\":\"x\""))
        : any(random, List.of("\"emissionFactorType\":\"lifecycle\"", "\"unsaid\":1"));
  }

  private static MadeUpAnswer value(GapReason reason, String body, String value) {
    return MadeUpAnswer.poisoned(reason, body, VALUE, "\"carbonIntensity\":" + value);
  }

  private static MadeUpAnswer time(GapReason reason, String body, Instant time) {
    return MadeUpAnswer.poisoned(reason, body, TIME, "\"" + time + "\"");
  }

  private String body(GridZone zone) {
    return Service.intensity(zone.id(), "321.25")
        .replace("\"lifecycle\"", "\"" + accounting.word() + "\"");
  }
}
