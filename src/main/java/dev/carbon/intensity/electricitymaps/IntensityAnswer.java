package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridLocation;
import java.util.function.UnaryOperator;

/** Reads the answer of {@code /carbon-intensity/latest}, which is a point by itself. */
final class IntensityAnswer {
  private IntensityAnswer() {}

  /**
   * The figure in {@code body}.
   *
   * @param clean takes secrets and control characters out of the service's words
   * @throws NoFigure when any part of it is missing, impossible, or not what was asked for
   */
  static Intensity read(
      JsonNode body, GridLocation asked, SourceTerms terms, UnaryOperator<String> clean)
      throws NoFigure {
    if (StrictJson.optionalNumber(body, "carbonIntensity").isEmpty()
        && body.path("zone").isMissingNode()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer is empty");
    }
    return new Point(body, body, Answer.zone(body, asked)).figure(terms, clean);
  }
}
