package dev.carbon.cli.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.GoogleAnnual;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.Regions;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourcesViewTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");
  private static final int WIDEST = 120;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new ByteArrayInputStream(new byte[0]),
          new PrintStream(out, true, UTF_8),
          new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
          "",
          Map.of());

  @Test
  void theTableSaysTheAgeOfTheLastSuccess() {
    String[] lines =
        text(NOW.minusSeconds(720), wide(), locked(), GoogleAnnual.option(Regions.bundled()));
    assertEquals(
        "widest-source-name  set          marginal  lifecycle, direct        2  yes       12 min 0 s ago",
        lines[1]);
    assertEquals(
        "locked              missing      average   lifecycle               43  no        never",
        lines[2]);
    assertTrue(lines[3].endsWith(" -"), lines[3]);
  }

  @Test
  void aSuccessInTheFutureIsOfNow() {
    String[] lines = text(NOW.plusSeconds(5), wide());
    assertTrue(lines[1].endsWith("  0.0 s ago"), lines[1]);
  }

  @Test
  void theTableFitsAWideTerminal() {
    String[] lines = text(NOW.minusSeconds(3 * 86_400 - 60), wide());
    assertTrue(lines[1].length() <= WIDEST, lines[1]);
  }

  @Test
  void onlyWhatIsLockedNeedsToBeEnabled() {
    assertTrue(String.join("\n", text(NOW, wide(), locked())).contains("locked  set THE_KEY"));
    assertEquals(-1, String.join("\n", text(NOW, wide())).indexOf("HOW TO ENABLE"));
  }

  @Test
  void theDocumentHasEveryKeyOfEverySource() throws JsonProcessingException {
    JsonNode document = json(NOW, wide(), locked(), GoogleAnnual.option(Regions.bundled()));
    assertEquals(1, document.path("schemaVersion").intValue());
    JsonNode first = document.path("sources").path(0);
    assertEquals("widest-source-name", first.path("source").textValue());
    assertEquals("keyed", first.path("tier").textValue());
    assertEquals("set", first.path("key").textValue());
    assertEquals("marginal", first.path("signal").textValue());
    assertEquals("[\"lifecycle\",\"direct\"]", first.path("accounting").toString());
    assertEquals(2, first.path("regions").intValue());
    assertTrue(first.path("forecast").booleanValue());
    assertEquals("2026-03-02T12:20:00Z", first.path("lastSuccess").textValue());
    assertEquals("invented", first.path("licence").textValue());
    assertTrue(first.path("howToEnable").isNull());

    JsonNode second = document.path("sources").path(1);
    assertEquals("missing", second.path("key").textValue());
    assertEquals("set THE_KEY", second.path("howToEnable").textValue());
    assertTrue(second.path("lastSuccess").isNull());
    assertEquals("none", document.path("sources").path(2).path("key").textValue());
  }

  private String[] text(Instant lastSuccess, SourceOption... options) {
    List<SourceFacts> facts = facts(lastSuccess, options);
    out.reset();
    new SourcesText(terminal, 43, NOW).show(facts);
    return out.toString(UTF_8).split("\n", -1);
  }

  private JsonNode json(Instant lastSuccess, SourceOption... options)
      throws JsonProcessingException {
    new SourcesJson(DocumentPrinter.json(terminal)).show(facts(lastSuccess, options));
    return new ObjectMapper().readTree(out.toString(UTF_8));
  }

  private static List<SourceFacts> facts(Instant lastSuccess, SourceOption... options) {
    List<Region> regions = Regions.bundled().all().stream().filter(Region::isPublic).toList();
    KeptMoment cache = new KeptMoment("widest-source-name", lastSuccess);
    return Arrays.stream(options).map(each -> SourceFacts.of(each, regions, cache)).toList();
  }

  /** A source with the longest words in every column. */
  private static SourceOption wide() {
    SourceName name = new SourceName("widest-source-name");
    IntensityKind kind = new IntensityKind(name, Signal.MARGINAL, Accounting.LIFECYCLE);
    SourceProfile profile =
        new SourceProfile(
            name,
            SourceTier.KEYED,
            List.of(kind, new IntensityKind(name, Signal.MARGINAL, Accounting.DIRECT)),
            zone -> zone.equals(new GridZone("DE")),
            Optional.of(URI.create("https://example.org")),
            true,
            "invented",
            "set THE_OTHER_KEY");
    return SourceOption.usable(profile, terms -> new FakeIntensitySource(terms.kind()));
  }

  private static SourceOption locked() {
    return Options.locked("locked");
  }
}
