package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.cloud.ExampleExport;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** BigQuery fails at each of the calls that carbon footprint makes, in each way it can at once. */
class FootprintFaultTest {
  private static final List<String> OPERATIONS =
      List.of("tables.get", "jobs.query", "jobs.getQueryResults");

  private static final Map<Fault, Integer> EXITS =
      Map.of(
          Fault.http(400), 5,
          Fault.http(401), 4,
          Fault.http(403), 4,
          Fault.http(404), 3,
          Fault.http(429), 5,
          Fault.http(500), 5,
          Fault.garbage(), 5,
          Fault.empty(), 5,
          Fault.drop(), 5);

  @TempDir private Path folder;
  private FakeGoogleCloud cloud;

  @BeforeEach
  void start() throws IOException {
    folder = folder.toRealPath();
    cloud = FakeGoogleCloud.start();
    cloud.plantTable(ExampleExport.TABLE);
    cloud.queries().pagesOf(2);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  static Stream<Arguments> cells() {
    return cells(EXITS.keySet());
  }

  static Stream<Arguments> passing() {
    return cells(Set.of(Fault.http(429), Fault.http(500), Fault.drop()));
  }

  private static Stream<Arguments> cells(Set<Fault> faults) {
    return OPERATIONS.stream()
        .flatMap(operation -> faults.stream().map(fault -> Arguments.of(operation, fault)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aFailureIsOneComplaintWithItsCodeAndNoFigures(String operation, Fault fault) {
    cloud.script().fault(operation, 10, fault);

    CarbonHere told = footprint();

    assertEquals(EXITS.get(fault), told.exit(), told.said());
    assertEquals(
        1, told.said().lines().filter(line -> line.startsWith("carbon: ")).count(), told.said());
    assertFalse(told.said().contains("2026-05"), "no figures: " + told.said());
    assertFalse(told.said().contains("Exception"), told.said());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void oneThatPassesIsNotSeen(String operation, Fault fault) {
    cloud.script().fault(operation, 1, fault);

    CarbonHere told = footprint();

    assertEquals(0, told.exit(), told.said());
    assertTrue(told.said().contains("2026-05"), told.said());
  }

  @Test
  void aTableThatIsGoneIsNamedWithItsFlag() {
    CarbonHere told = CarbonHere.run(cloud, folder, "footprint", "--table", "my-billing.d.gone");

    assertEquals(3, told.exit(), told.said());
    assertTrue(told.said().startsWith("carbon: --table: my-billing.d.gone was not found"));
  }

  private CarbonHere footprint() {
    return CarbonHere.run(
        cloud,
        folder,
        "footprint",
        "--table",
        ExampleExport.NAME,
        "--since",
        "2026-04",
        "--until",
        "2026-09");
  }
}
