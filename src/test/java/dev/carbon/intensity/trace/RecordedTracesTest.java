package dev.carbon.intensity.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads real traces where they lie beside the project; their manifest knows their means. */
class RecordedTracesTest {
  private static final Path TRACES = Path.of("../shared/data/traces");
  private static final TimeWindow ALWAYS =
      new TimeWindow(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

  @TestFactory
  Stream<DynamicTest> everyTraceIsReadWholeAndHasTheMeanOfItsManifest() throws IOException {
    assumeTrue(Files.isDirectory(TRACES.resolve("open")), "no traces here");
    JsonNode files =
        new ObjectMapper().readTree(TRACES.resolve("manifest.json").toFile()).path("files");
    List<JsonNode> open =
        Stream.iterate(0, i -> i < files.size(), i -> i + 1)
            .<JsonNode>map(files::get)
            .filter(each -> each.path("file").asText().startsWith("open/"))
            .toList();
    assertTrue(open.size() > 10, "traces were found");
    return open.stream()
        .map(each -> DynamicTest.dynamicTest(each.path("file").asText(), () -> check(each)));
  }

  private static void check(JsonNode manifest) {
    Path file = TRACES.resolve(manifest.path("file").asText());
    GridZone zone = new GridZone(manifest.path("zone").asText());
    SourceOption option = TraceFile.option(new SourceName("file:" + file), file);
    assertTrue(option.profile().coverage().covers(zone));
    List<Intensity> lifecycle = points(option, zone, Accounting.LIFECYCLE);
    JsonNode expected = manifest.path("check_lca");
    assertEquals(expected.path("rows").asInt(), lifecycle.size());
    assertEquals(expected.path("mean").asDouble(), mean(lifecycle), 0.1);
    assertEquals(
        manifest.path("mean_direct").asDouble(),
        mean(points(option, zone, Accounting.DIRECT)),
        0.1);
  }

  private static List<Intensity> points(SourceOption option, GridZone zone, Accounting accounting) {
    SeriesReading reading =
        Traces.at(ALWAYS.to().toString(), option, accounting).history(zone, ALWAYS);
    return assertInstanceOf(SeriesReading.Series.class, reading).series().points();
  }

  private static double mean(List<Intensity> points) {
    return points.stream().mapToDouble(point -> point.value().value()).average().orElseThrow();
  }
}
