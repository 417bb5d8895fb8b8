package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.PowerBreakdown;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads the answers of {@code /renewable-energy/latest} and {@code /carbon-free-energy/latest}. */
final class ShareAnswer {
  /** The service writes the number as a number or as a text. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?");

  private ShareAnswer() {}

  /** Whether {@code percent} can be a share: 0 to 100. */
  static boolean isShare(double percent) {
    return percent >= 0 && percent <= 100;
  }

  /**
   * The share in percent, 0 to 100; empty when the answer has none, or is not about the zone and
   * the hour of {@code mix}, or not about what is consumed.
   */
  static OptionalDouble read(JsonNode body, PowerBreakdown mix) {
    boolean isOfMix =
        StrictJson.optionalText(body, "zone").equals(Optional.of(mix.zone().id()))
            && StrictJson.optionalInstant(body, "datetime").equals(Optional.of(mix.validFrom()))
            && StrictJson.optionalText(body, "unit").equals(Optional.of("%"))
            && !StrictJson.optionalBoolean(body, "flowTraced").equals(Optional.of(false));
    OptionalDouble value = value(body);
    return isOfMix && value.isPresent() && isShare(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }

  private static OptionalDouble value(JsonNode body) {
    return StrictJson.optionalText(body, "value")
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElseGet(() -> StrictJson.optionalNumber(body, "value"));
  }
}
