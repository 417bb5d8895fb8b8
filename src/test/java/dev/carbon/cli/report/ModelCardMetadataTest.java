package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.carbon.footprint.Basis;
import dev.carbon.region.Regions;
import dev.carbon.report.Report;
import dev.carbon.terminal.SafeText;
import dev.carbon.testing.Cases;
import dev.carbon.train.BackendKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardMetadataTest {
  private static final ModelCardMetadata METADATA =
      new ModelCardMetadata(
          new Places(Regions.bundled()), new Provenance("1.2.3", "abc", Map.of()));

  @Test
  void theKeysAreThoseOfHuggingFaceAndTheEmissionsAreGramsOfTheCloudAlone() throws Exception {
    Report report =
        SampleReport.of(
            SampleReport.run('a', Basis.MODELLED, "x", 7).get(),
            SampleReport.run('b', Basis.MEASURED, "x", 1).on(BackendKind.LOCAL).get());

    JsonNode emissions = yaml(METADATA.lines(report)).path("co2_eq_emissions");

    assertEquals(700, emissions.path("emissions").asDouble());
    assertEquals(
        "us-west1, The Dalles, Oregon, USA", emissions.path("geographical_location").asText());
    assertEquals("n1-standard-4", emissions.path("hardware_used").asText());
    assertTrue(emissions.path("source").asText().startsWith("carbon 1.2.3"), emissions.toString());
    assertTrue(emissions.path("training_type").isMissingNode(), "carbon does not know");
  }

  @Test
  void aSumThatLacksARunIsNotToldAsTheEmissions() throws Exception {
    List<String> lines = METADATA.lines(SampleReport.mixed());

    assertTrue(yaml(lines).at("/co2_eq_emissions/emissions").isMissingNode());
    assertTrue(
        lines.contains("  # emissions: at least 1000 g; nothing is known of 1 run"),
        lines.toString());
  }

  @Test
  void ofRunsOfWhichNothingIsKnownTheMethodAloneIsTold() throws Exception {
    Report report =
        SampleReport.of(MadeUpRun.cloud(1, Instant.parse("2026-11-20T08:00:00Z"), 1).open());

    JsonNode emissions = yaml(METADATA.lines(report)).path("co2_eq_emissions");

    assertEquals("carbon 1.2.3; operational, location-based", emissions.path("source").asText());
  }

  @Test
  void ofRehearsalsThereIsNone() {
    assertEquals(
        List.of(),
        METADATA.lines(
            SampleReport.of(
                SampleReport.run('b', Basis.MEASURED, "x", 1).on(BackendKind.LOCAL).get())));
  }

  @Test
  void whateverStandsInIt() {
    Cases.check(
        20261122,
        200,
        random -> {
          String text = Awkward.text(random);

          JsonNode read =
              yaml(
                  METADATA.lines(
                      SampleReport.of(
                          SampleReport.run('a', Basis.MODELLED, "x", 7).on(text).get())));

          assertEquals(SafeText.line(text), read.at("/co2_eq_emissions/hardware_used").asText());
        });
  }

  private static JsonNode yaml(List<String> lines) throws Exception {
    int begin = lines.indexOf("```yaml");
    return new YAMLMapper()
        .readTree(String.join("\n", lines.subList(begin + 1, lines.lastIndexOf("```"))));
  }
}
