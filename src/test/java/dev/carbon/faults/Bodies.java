package dev.carbon.faults;

import dev.carbon.testing.Canary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Answers in the documented shapes, with invented values. */
final class Bodies {
  private static final DateTimeFormatter EIA_HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  private Bodies() {}

  /** A good answer to the struck call, as of {@code now}: its one value is 321. */
  static String good(Victim victim, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    return switch (victim) {
      case MAPS_V3, MAPS_V4 ->
          """
          {"zone":"DE","carbonIntensity":321,"datetime":"%s","updatedAt":"%s",
           "emissionFactorType":"lifecycle","isEstimated":true,
           "estimationMethod":"INVENTED_METHOD","temporalGranularity":"hourly"}
          """
              .formatted(hour, hour);
      case WATTTIME ->
          """
          {"data":[{"point_time":"%s","value":321}],
           "meta":{"data_point_period_seconds":300,"region":"CAISO_NORTH",
            "signal_type":"co2_moer","units":"lbs_co2_per_mwh","warnings":[],
            "model":{"type":"invented_type","date":"2025-01-01"},"generated_at":"%s"}}
          """
              .formatted(hour, hour);
      case WATTTIME_LOGIN -> "{\"token\":\"" + Canary.TOKEN + "\"}";
      case EIA ->
          "{\"response\":{\"total\":\"2\",\"data\":[%s,%s]}}"
              .formatted(eiaRow(hour), eiaRow(hour.minus(1, ChronoUnit.HOURS)));
      case ENERGY_CHARTS ->
          "{\"unix_seconds\":[%d],\"co2eq\":[321],\"co2eq_forecast\":[null],\"deprecated\":false}"
              .formatted(hour.getEpochSecond());
      case UK ->
          """
          {"data":[{"from":"%s","to":"%s",
           "intensity":{"forecast":300,"actual":321,"index":"high"}}]}
          """
              .formatted(MINUTE.format(hour), MINUTE.format(hour.plus(30, ChronoUnit.MINUTES)));
    };
  }

  /** What a service says of the user's access when all is well; empty text when it is not asked. */
  static String access(Victim victim) {
    return switch (victim) {
      case MAPS_V3, MAPS_V4 -> "{\"DE\":{\"zoneName\":\"Invented\",\"access\":[\"*\"]}}";
      case WATTTIME, WATTTIME_LOGIN ->
          """
          {"signal_types":[{"signal_type":"co2_moer","regions":[{"region":"CAISO_NORTH",
           "endpoints":[{"endpoint":"v3/forecast","models":[]}]}]}]}
          """;
      case EIA, ENERGY_CHARTS, UK -> "";
    };
  }

  /** How the service refuses, as far as that is known. */
  static String refusal(Victim victim, int status, String words) {
    return switch (victim) {
      case MAPS_V3, MAPS_V4 ->
          switch (status) {
            case 401 -> error("Invalid auth-token", words);
            case 404 -> error("No recent data for zone \\\"DE\\\"", words);
            default -> error(words, words);
          };
      case WATTTIME, WATTTIME_LOGIN ->
          switch (status) {
            case 403 -> error("Invalid query parameters", "Invalid scope. " + words);
            case 404 -> error("No such region", words);
            case 422 -> detail("[\"query\",\"region\"]", words);
            default -> error(words, words);
          };
      case EIA ->
          status == 403
              ? "{\"error\":{\"code\":\"API_KEY_INVALID\",\"message\":\"" + words + "\"}}"
              : "{\"error\":\"" + words + "\",\"code\":" + status + "}";
      case ENERGY_CHARTS ->
          status == 422
              ? detail("[\"query\",\"country\"]", words)
              : "{\"detail\":\"" + words + "\"}";
      case UK -> "{\"error\":{\"code\":\"" + status + "\",\"message\":\"" + words + "\"}}";
    };
  }

  private static String eiaRow(Instant end) {
    return ("{\"period\":\"%s\",\"respondent\":\"MISO\",\"fueltype\":\"COL\","
            + "\"type-name\":\"Invented\",\"value\":\"321\",\"value-units\":\"megawatthours\"}")
        .formatted(EIA_HOUR.format(end));
  }

  private static String error(String error, String message) {
    return "{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}";
  }

  private static String detail(String where, String words) {
    return "{\"detail\":[{\"loc\":" + where + ",\"msg\":\"" + words + "\",\"type\":\"invented\"}]}";
  }
}
