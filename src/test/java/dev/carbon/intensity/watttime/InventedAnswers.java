package dev.carbon.intensity.watttime;

import static dev.carbon.testing.Cases.any;

import dev.carbon.intensity.Faults;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.MadeUpAnswer;
import dev.carbon.intensity.MadeUpAnswers;
import dev.carbon.region.GridZone;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Answers of {@code /v3/forecast} for this moment alone. */
final class InventedAnswers implements MadeUpAnswers {
  private static final BigDecimal GRAMS_IN_A_POUND = new BigDecimal("453.59237");
  private static final BigDecimal KWH_IN_A_MWH = new BigDecimal(1000);

  private static final String TIME = "\"2026-03-02T12:20:00+00:00\"";
  private static final String UNITS = "\"units\":\"lbs_co2_per_mwh\"";
  private static final String SIGNAL = "\"signal_type\":\"co2_moer\"";
  private static final String PERIOD = "\"data_point_period_seconds\":300";

  @Override
  public MadeUpAnswer sound(GridZone zone, Random random) {
    BigDecimal pounds = BigDecimal.valueOf(random.nextInt(9) == 0 ? 0 : pounds(random));
    String later = Service.point("2026-03-02T12:25:00+00:00", "null");
    String body =
        random.nextBoolean()
            ? Service.value(zone.id(), "987.5")
            : Service.values(zone.id(), Service.point(TIME.replace("\"", ""), "987.5"), later);
    return MadeUpAnswer.sound(
        body.replaceFirst("987\\.5", pounds.toString())
            .replace("\"point_time\":" + TIME, "\"point_time\":\"" + Faults.recent(random) + "\"")
            .replace(PERIOD, any(random, List.of(PERIOD, "\"other\":1"))),
        pounds.multiply(GRAMS_IN_A_POUND).divide(KWH_IN_A_MWH).doubleValue());
  }

  @Override
  public MadeUpAnswer poisoned(GridZone zone, Random random) {
    String body = Service.value(zone.id(), "987.5");
    return switch (random.nextInt(5)) {
      case 0 -> badValue(body, random);
      case 1 -> badTime(body, random);
      case 2 -> otherUnits(body, random);
      case 3 -> otherQuestion(zone, body, random);
      default -> Faults.broken(body, random);
    };
  }

  /** Up to what is 2500 g/kWh, and no more. */
  private static double pounds(Random random) {
    return random.nextInt(5) == 0 ? 5511.556 : Math.max(1e-9, Faults.plausible(random));
  }

  private static MadeUpAnswer badValue(String body, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> value(GapReason.NO_DATA, body, any(random, Faults.NO_NUMBERS));
      case 1 -> value(GapReason.NO_DATA, body, any(random, Faults.ENDLESS_NUMBERS));
      case 2 -> value(GapReason.UPSTREAM, body, any(random, Faults.NO_JSON));
      case 3 ->
          value(
              GapReason.OUT_OF_RANGE,
              body,
              any(random, List.of("-1", "-1e-300", "5511.57863", "1e9", "-1e308", "1e308")));
      case 4 -> MadeUpAnswer.poisoned(GapReason.NO_DATA, body, "\"value\"", "\"other\"");
      default ->
          MadeUpAnswer.poisoned(
              GapReason.NO_DATA,
              "no points",
              Service.values(region(body))
                  .replace("\"data\"", any(random, List.of("\"data\"", "\"points\""))));
    };
  }

  private static MadeUpAnswer badTime(String body, Random random) {
    String time = "\"point_time\":" + TIME;
    return switch (random.nextInt(4)) {
      case 0 ->
          MadeUpAnswer.poisoned(
              GapReason.STALE, body, time, "\"point_time\":\"" + Faults.tooOld(random) + "\"");
      case 1 ->
          MadeUpAnswer.poisoned(
              GapReason.OUT_OF_RANGE,
              body,
              time,
              "\"point_time\":\"" + Faults.tooNew(random) + "\"");
      case 2 ->
          MadeUpAnswer.poisoned(
              GapReason.NO_DATA, body, time, "\"point_time\":" + any(random, Faults.NO_TIMES));
      default -> MadeUpAnswer.poisoned(GapReason.NO_DATA, body, "\"point_time\"", "\"time\"");
    };
  }

  private static MadeUpAnswer otherUnits(String body, Random random) {
    List<String> units =
        List.of(
            "\"units\":\"percentile\"",
            "\"units\":\"kg_co2_per_mwh\"",
            "\"units\":\"LBS_CO2_PER_MWH\"",
            "\"units\":\"lbs_co2_per_mwh \"",
            "\"units\":\"usd_per_mwh\"",
            "\"units\":\"\"",
            "\"units\":null",
            "\"units\":1",
            "\"unit\":\"lbs_co2_per_mwh\"");
    return MadeUpAnswer.poisoned(GapReason.UPSTREAM, body, UNITS, any(random, units));
  }

  private static MadeUpAnswer otherQuestion(GridZone zone, String body, Random random) {
    String own = "\"region\":\"" + zone + "\"";
    return switch (random.nextInt(3)) {
      case 0 ->
          MadeUpAnswer.poisoned(
              GapReason.WRONG_ZONE,
              body,
              own,
              any(
                  random,
                  List.of(
                      "\"region\":\"CAISO_NORTH\"",
                      "\"region\":\"" + zone + "_X\"",
                      "\"region\":\"\"",
                      "\"region\":[\"" + zone + "\"]",
                      "\"ba\":\"" + zone + "\"")));
      case 1 ->
          MadeUpAnswer.poisoned(
              GapReason.UPSTREAM,
              body,
              SIGNAL,
              any(
                  random,
                  List.of(
                      "\"signal_type\":\"co2_aoer\"",
                      "\"signal_type\":\"health_damage\"",
                      "\"signal_type\":null",
                      "\"signal\":\"co2_moer\"")));
      default ->
          MadeUpAnswer.poisoned(
              GapReason.UPSTREAM,
              body,
              PERIOD,
              "\"data_point_period_seconds\":"
                  + any(random, List.of("0", "-300", "59", "3601", "300.5", "\"300\"", "1e400")));
    };
  }

  private static MadeUpAnswer value(GapReason reason, String body, String value) {
    return MadeUpAnswer.poisoned(reason, body, "\"value\":987.5", "\"value\":" + value);
  }

  private static String region(String body) {
    return body.replaceAll("(?s).*\"region\":\"([A-Z_]+)\".*", "$1");
  }
}
