package dev.carbon.cli.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GridReport;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.MixBasis;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.Place;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.region.GridZone;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.GramsPerKwh;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a power mix is told, as text and as a document. */
class MixViewTest {
  private static final GridZone FI = new GridZone("FI");
  private static final Instant HOUR = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration MAX_AGE = Duration.ofHours(3);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({"CONSUMED,Power consumed in FI", "GENERATED,Power generated in FI"})
  void theTitleSaysWhatTheMixIsOf(MixBasis basis, String title) {
    String text = text(basis, Map.of("wind", 10.0));
    assertTrue(text.lines().anyMatch(title::equals), text);
  }

  @ParameterizedTest
  @CsvSource({"CONSUMED,consumed", "GENERATED,generated"})
  void theDocumentSaysWhatTheMixIsOf(MixBasis basis, String word) throws Exception {
    new IntensityJson(DocumentPrinter.json(terminal()), MAX_AGE)
        .show(report(basis, Map.of("wind", 10.0)));
    JsonNode document = StrictJson.read(out.toByteArray());
    assertEquals(
        word, document.path("ranking").path(0).path("breakdown").path("basis").textValue());
  }

  @Test
  void aMixAddsUpToAHundredOnlyWhenThereIsSomething() {
    assertEquals("  total 10 100.0", total(Map.of("wind", 6.0, "coal", 4.0)));
    out.reset();
    assertEquals("  total 0 ?", total(Map.of("wind", 0.0, "coal", 0.0)));
  }

  private String total(Map<String, Double> megawatts) {
    String text = text(MixBasis.CONSUMED, megawatts);
    String line = text.lines().filter(each -> each.startsWith("  total")).findFirst().orElseThrow();
    return "  " + line.strip().replaceAll(" +", " ");
  }

  private String text(MixBasis basis, Map<String, Double> megawatts) {
    new IntensityText(terminal(), MAX_AGE).show(report(basis, megawatts));
    return out.toString(StandardCharsets.UTF_8);
  }

  private Terminal terminal() {
    PrintStream result = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream conversation = new PrintStream(new ByteArrayOutputStream(), true);
    return new Terminal(new ByteArrayInputStream(new byte[0]), result, conversation, "", Map.of());
  }

  private static GridReport report(MixBasis basis, Map<String, Double> megawatts) {
    IntensityKind kind =
        new IntensityKind(new SourceName("invented"), Signal.AVERAGE, Accounting.LIFECYCLE);
    Intensity figure =
        new Intensity(
            new GramsPerKwh(100), FI, HOUR, Duration.ofHours(1), kind, Estimation.UNKNOWN);
    PowerBreakdown mix =
        new PowerBreakdown(
            FI, HOUR, basis, OptionalDouble.empty(), OptionalDouble.empty(), megawatts);
    GridReport.Entry entry =
        new GridReport.Entry(
            Place.of(FI),
            figure,
            Optional.of(MixReading.of(mix)),
            Optional.empty(),
            Optional.empty());
    return new GridReport(kind, List.of(entry), List.of(), List.of(), HOUR);
  }
}
