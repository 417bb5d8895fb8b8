package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Checks;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.MixBasis;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridLocation;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Reads the answer of {@code /power-breakdown/latest}. */
final class BreakdownAnswer {
  private BreakdownAnswer() {}

  /**
   * The power consumed, imports included.
   *
   * @param clean takes secrets and control characters out of the service's words
   * @throws NoFigure when the mix is missing or not of what was asked for
   */
  static PowerBreakdown read(
      JsonNode body, GridLocation asked, SourceTerms terms, UnaryOperator<String> clean)
      throws NoFigure {
    Map<String, Double> megawatts = Megawatts.read(body.path("powerConsumptionBreakdown"), clean);
    if (megawatts.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer holds no power mix");
    }
    Answer.requireMeasured(body, terms);
    return new PowerBreakdown(
        Answer.zone(body, asked),
        Answer.validFrom(body, terms.clock().instant()),
        MixBasis.CONSUMED,
        percent(body, "renewablePercentage"),
        percent(body, "fossilFreePercentage"),
        Checks.plausibleMix(megawatts));
  }

  private static OptionalDouble percent(JsonNode body, String field) {
    OptionalDouble value = StrictJson.optionalNumber(body, field);
    return value.isPresent() && ShareAnswer.isShare(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }
}
