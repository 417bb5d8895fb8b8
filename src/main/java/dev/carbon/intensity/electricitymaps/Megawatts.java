package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Reads power by kind of plant, as both endpoints for the power mix write it. */
final class Megawatts {
  private static final String STORAGE = " storage";

  private Megawatts() {}

  /**
   * Power in MW by kind of plant, in the order of {@code mix}. Kinds of plant without a value are
   * left out, and so are those below zero: storage that is being charged is a load and supplies
   * nobody, and with it the shares would not add up to 100. Where storage is written as {@code
   * "hydro storage":{"charge":..,"discharge":..}} it becomes {@code "hydro discharge"}, as it is
   * called elsewhere; any other group, such as the sums of the flows across the border, is no
   * plant.
   *
   * @param clean takes secrets and control characters out of the names
   */
  static Map<String, Double> read(JsonNode mix, UnaryOperator<String> clean) {
    Map<String, Double> megawatts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> plant : mix.properties()) {
      boolean isStorage = plant.getKey().endsWith(STORAGE) && plant.getValue().isObject();
      OptionalDouble power =
          isStorage
              ? StrictJson.optionalNumber(plant.getValue(), "discharge")
              : StrictJson.optionalNumber(mix, plant.getKey());
      if (power.isPresent() && power.getAsDouble() >= 0) {
        String name = isStorage ? plant.getKey().replace(STORAGE, " discharge") : plant.getKey();
        megawatts.put(clean.apply(name), power.getAsDouble());
      }
    }
    return megawatts;
  }
}
