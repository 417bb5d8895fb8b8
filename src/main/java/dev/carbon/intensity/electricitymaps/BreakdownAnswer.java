package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.ServiceText;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.region.GridLocation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads the answer of {@code /power-breakdown/latest}. */
final class BreakdownAnswer {
  private BreakdownAnswer() {}

  /**
   * The power consumed, imports included. Kinds of plant without a value are left out, and so are
   * those below zero: storage that is being charged is a load and supplies nobody, and with it the
   * shares would not add up to 100.
   *
   * @throws NoFigure when the mix is missing or not of what was asked for
   */
  static PowerBreakdown read(JsonNode body, GridLocation asked, Instant now) throws NoFigure {
    Map<String, Double> megawatts = megawatts(body.path("powerConsumptionBreakdown"));
    if (megawatts.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer holds no power mix");
    }
    return new PowerBreakdown(
        Answer.zone(body, asked),
        Answer.validFrom(body, now),
        percent(body, "renewablePercentage"),
        percent(body, "fossilFreePercentage"),
        megawatts);
  }

  private static Map<String, Double> megawatts(JsonNode mix) {
    Map<String, Double> megawatts = new LinkedHashMap<>();
    mix.fieldNames()
        .forEachRemaining(
            plant ->
                StrictJson.optionalNumber(mix, plant)
                    .ifPresent(
                        value -> {
                          if (value >= 0) {
                            megawatts.put(ServiceText.oneLine(plant), value);
                          }
                        }));
    return megawatts;
  }

  private static OptionalDouble percent(JsonNode body, String field) {
    OptionalDouble value = StrictJson.optionalNumber(body, field);
    return value.isPresent() && value.getAsDouble() >= 0 && value.getAsDouble() <= 100
        ? value
        : OptionalDouble.empty();
  }
}
