package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.ServiceText;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the answer of {@code /carbon-intensity/latest}. */
final class IntensityAnswer {
  private IntensityAnswer() {}

  /**
   * The figure in {@code body}.
   *
   * @throws NoFigure when any part of it is missing, impossible, or not what was asked for
   */
  static Intensity read(JsonNode body, GridLocation asked, Instant now) throws NoFigure {
    OptionalDouble value = StrictJson.optionalNumber(body, "carbonIntensity");
    if (value.isEmpty() && body.path("zone").isMissingNode()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer is empty");
    }
    GridZone zone = Answer.zone(body, asked);
    GramsPerKwh grams = grams(value);
    requireLifecycle(body);
    requireFlowTraced(body);
    return new Intensity(
        grams,
        zone,
        Answer.validFrom(body, now),
        resolution(body),
        ElectricityMaps.KIND,
        estimation(body));
  }

  private static GramsPerKwh grams(OptionalDouble value) throws NoFigure {
    double number =
        value.orElseThrow(() -> new NoFigure(GapReason.NO_DATA, "the answer holds no value"));
    if (!Intensity.isPlausible(number, ElectricityMaps.KIND.accounting())) {
      throw new NoFigure(
          GapReason.OUT_OF_RANGE, Numbers.plain(number) + " g/kWh is not a possible value");
    }
    return new GramsPerKwh(number);
  }

  private static void requireLifecycle(JsonNode body) throws NoFigure {
    String factors = StrictJson.optionalText(body, "emissionFactorType").orElse("lifecycle");
    if (!factors.equals("lifecycle")) {
      throw new NoFigure(
          GapReason.UPSTREAM, "asked for lifecycle emissions, was answered with " + factors);
    }
  }

  /** What is produced in a zone is another figure than what is consumed there. */
  private static void requireFlowTraced(JsonNode body) throws NoFigure {
    if (StrictJson.optionalBoolean(body, "flowTraced").equals(Optional.of(false))) {
      throw new NoFigure(
          GapReason.UPSTREAM, "asked for what is consumed, was answered with what is produced");
    }
  }

  private static Duration resolution(JsonNode body) throws NoFigure {
    String granularity = StrictJson.optionalText(body, "temporalGranularity").orElse("hourly");
    return switch (granularity) {
      case "hourly" -> Duration.ofHours(1);
      case "15_minutes" -> Duration.ofMinutes(15);
      case "5_minutes" -> Duration.ofMinutes(5);
      default ->
          throw new NoFigure(
              GapReason.UPSTREAM, "asked for the hour, was answered with " + granularity);
    };
  }

  private static Estimation estimation(JsonNode body) {
    Optional<String> method =
        StrictJson.optionalText(body, "estimationMethod")
            .map(ServiceText::oneLine)
            .filter(text -> !text.isEmpty());
    return new Estimation(StrictJson.optionalBoolean(body, "isEstimated"), method);
  }
}
