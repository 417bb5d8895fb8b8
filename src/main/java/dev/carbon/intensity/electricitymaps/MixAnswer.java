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

/** Reads the answer of {@code /electricity-mix/latest}, a list of one. */
final class MixAnswer {
  private MixAnswer() {}

  /**
   * The power consumed, imports included; the shares are asked for elsewhere and unknown here.
   *
   * @param clean takes secrets and control characters out of the service's words
   * @throws NoFigure when the mix is missing or not of what was asked for
   */
  static PowerBreakdown read(
      JsonNode body, GridLocation asked, SourceTerms terms, UnaryOperator<String> clean)
      throws NoFigure {
    JsonNode newest = body.path("data").path(0);
    Map<String, Double> megawatts = Megawatts.read(newest.path("mix"), clean);
    if (megawatts.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer holds no power mix");
    }
    require(body, "unit", "MW");
    require(newest, "breakdownType", "flow-traced");
    Answer.requireReal(newest);
    Answer.requireMeasured(newest, terms);
    return new PowerBreakdown(
        Answer.zone(body, asked),
        Answer.validFrom(newest, terms.clock().instant()),
        MixBasis.CONSUMED,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Checks.plausibleMix(megawatts));
  }

  private static void require(JsonNode node, String field, String wanted) throws NoFigure {
    String said = StrictJson.optionalText(node, field).orElse("nothing said of it");
    if (!said.equals(wanted)) {
      throw new NoFigure(
          GapReason.UPSTREAM,
          "asked for the " + field + " " + wanted + ", was answered with " + said);
    }
  }
}
