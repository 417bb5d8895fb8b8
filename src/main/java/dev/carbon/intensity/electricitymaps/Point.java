package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Checks;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One figure within an answer, checked against all that was asked for.
 *
 * @param own what the point says of itself
 * @param whole the answer around it, which may say something of all its points
 * @param zone the zone that the answer is about
 */
record Point(JsonNode own, JsonNode whole, GridZone zone) {
  private static final Estimation FORECAST =
      new Estimation(Optional.of(true), Optional.of("FORECAST"));

  /**
   * A figure of an hour that has begun, or is about to.
   *
   * @param clean takes secrets and control characters out of the service's words
   * @throws NoFigure when any part of it is missing, impossible, or not what was asked for
   */
  Intensity figure(SourceTerms terms, UnaryOperator<String> clean) throws NoFigure {
    GramsPerKwh grams = grams(terms.kind().accounting());
    requireComparable(terms.kind());
    Instant start = Answer.validFrom(own, terms.clock().instant());
    Answer.requireMeasured(own, terms);
    return new Intensity(grams, zone, start, resolution(), terms.kind(), estimation(clean));
  }

  /**
   * A figure of an hour to come, which is an estimate whatever it says.
   *
   * @throws NoFigure when any part of it is missing, impossible, or not what was asked for
   */
  Intensity forecast(SourceTerms terms) throws NoFigure {
    GramsPerKwh grams = grams(terms.kind().accounting());
    requireComparable(terms.kind());
    return new Intensity(grams, zone, Answer.start(own), resolution(), terms.kind(), FORECAST);
  }

  private GramsPerKwh grams(Accounting accounting) throws NoFigure {
    double number =
        StrictJson.optionalNumber(own, "carbonIntensity")
            .orElseThrow(() -> new NoFigure(GapReason.NO_DATA, "the answer holds no value"));
    return Checks.plausible(number, accounting);
  }

  private void requireComparable(IntensityKind kind) throws NoFigure {
    Answer.requireReal(own);
    requireZone();
    requireAccounting(kind.accounting());
    requireFlowTraced();
  }

  private void requireZone() throws NoFigure {
    Optional<String> said = StrictJson.optionalText(own, "zone");
    if (said.isPresent() && !said.get().equals(zone.id())) {
      throw Answer.wrongZone(said.get());
    }
  }

  /** An answer that does not say which emissions it counts is of the API's own default. */
  private void requireAccounting(Accounting wanted) throws NoFigure {
    Optional<String> said = text("emissionFactorType");
    if (!said.orElse(Accounting.LIFECYCLE.word()).equals(wanted.word())) {
      String why =
          said.map(counted -> "was answered with " + counted)
              .orElse("the answer does not say what it counts");
      throw new NoFigure(GapReason.UPSTREAM, "asked for " + wanted.word() + " emissions, " + why);
    }
  }

  /** What is produced in a zone is another figure than what is consumed there. */
  private void requireFlowTraced() throws NoFigure {
    Optional<Boolean> traced =
        StrictJson.optionalBoolean(own, "flowTraced")
            .or(() -> StrictJson.optionalBoolean(whole, "flowTraced"));
    if (traced.equals(Optional.of(false))) {
      throw new NoFigure(
          GapReason.UPSTREAM, "asked for what is consumed, was answered with what is produced");
    }
  }

  private Duration resolution() throws NoFigure {
    String granularity = text("temporalGranularity").orElse("hourly");
    return switch (granularity) {
      case "hourly" -> Duration.ofHours(1);
      case "15_minutes" -> Duration.ofMinutes(15);
      case "5_minutes" -> Duration.ofMinutes(5);
      default ->
          throw new NoFigure(
              GapReason.UPSTREAM, "asked for the hour, was answered with " + granularity);
    };
  }

  private Estimation estimation(UnaryOperator<String> clean) {
    Optional<String> method =
        StrictJson.optionalText(own, "estimationMethod").map(clean).filter(text -> !text.isEmpty());
    return new Estimation(StrictJson.optionalBoolean(own, "isEstimated"), method);
  }

  private Optional<String> text(String field) {
    return StrictJson.optionalText(own, field).or(() -> StrictJson.optionalText(whole, field));
  }
}
