package dev.carbon.intensity.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.FigureCache.Kept;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.shelf.Sealed;
import dev.carbon.shelf.Unusable;
import dev.carbon.unit.GramsPerKwh;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.function.Function;

/** What stands in the file of a figure: the whole key, the figure, and when it was asked for. */
final class Entry {
  private static final String UNIT = "gCO2eq/kWh";

  private Entry() {}

  /** The document of a figure of {@code key}. */
  static ObjectNode document(FigureCache.Key key, Kept kept) {
    ObjectNode document = Sealed.document();
    writeKey(document.putObject("key"), key);
    writeFigure(document.putObject("figure"), kept.figure());
    return document.put("askedAt", kept.askedAt().toString());
  }

  /**
   * The figure in {@code content}.
   *
   * @throws Unusable when it is anything but a possible figure of {@code key} that was kept before
   *     {@code now}, to the byte as it was written
   */
  static Kept read(byte[] content, FigureCache.Key key, Instant now) throws Unusable {
    JsonNode document = Sealed.parse(content);
    Intensity figure = figure(document.path("figure"), key);
    Kept kept = new Kept(figure, need(StrictJson.optionalInstant(document, "askedAt"), "askedAt"));
    Sealed.requireSame(content, document(key, kept));
    if (!key.admits(kept)) {
      throw new Unusable("its figure cannot be one of its key");
    }
    if (kept.askedAt().isAfter(now)) {
      throw new Unusable("it was written in the future by this machine's clock");
    }
    return kept;
  }

  private static void writeKey(ObjectNode json, FigureCache.Key key) {
    IntensityKind kind = key.kind();
    json.put("base", key.base().toString())
        .put("source", kind.source().value())
        .put("signal", kind.signal().word())
        .put("accounting", kind.accounting().word())
        .put("measuredOnly", key.measuredOnly())
        .put("zone", key.zone().id())
        .put("hour", key.hour().toString());
  }

  private static void writeFigure(ObjectNode json, Intensity figure) {
    Estimation estimation = figure.estimation();
    json.put("value", figure.value().value())
        .put("unit", UNIT)
        .put("validFrom", figure.validFrom().toString())
        .put("resolution", figure.resolution().toString())
        .put("estimated", estimation.estimated().orElse(null))
        .put("estimationMethod", estimation.method().orElse(null));
  }

  private static Intensity figure(JsonNode json, FigureCache.Key key) throws Unusable {
    Optional<Double> value = StrictJson.optionalNumber(json, "value").stream().boxed().findFirst();
    double grams = need(value, "value");
    if (!Intensity.isPlausible(grams, key.kind().accounting())) {
      throw new Unusable("its value is not possible");
    }
    return new Intensity(
        new GramsPerKwh(grams),
        key.zone(),
        need(StrictJson.optionalInstant(json, "validFrom"), "validFrom"),
        need(resolution(json), "resolution"),
        key.kind(),
        new Estimation(
            StrictJson.optionalBoolean(json, "estimated"),
            StrictJson.optionalText(json, "estimationMethod")));
  }

  private static Optional<TemporalAmount> resolution(JsonNode json) {
    return StrictJson.optionalText(json, "resolution")
        .flatMap(
            text ->
                text.startsWith("PT")
                    ? parsed(text, Duration::parse)
                    : parsed(text, Period::parse));
  }

  private static Optional<TemporalAmount> parsed(
      String text, Function<String, TemporalAmount> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static <T> T need(Optional<T> value, String field) throws Unusable {
    return value.orElseThrow(() -> new Unusable("it has no usable " + field));
  }
}
