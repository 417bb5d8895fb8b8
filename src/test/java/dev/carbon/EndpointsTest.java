package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Setting;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever an address may be replaced, it may not be replaced by just any. */
class EndpointsTest {
  private static final String PASSWORD = "CANARY-secret";

  /** Where a token of the service itself may go: to whomever the user names, but unseen. */
  private static final List<String> OF_SOURCES =
      List.of(
          "CARBON_ELECTRICITY_MAPS_URL",
          "CARBON_WATTTIME_URL",
          "WATTTIME_API_URL",
          "CARBON_EIA_URL",
          "CARBON_ENERGY_CHARTS_URL",
          "CARBON_UK_URL");

  /** What stands in for Google is on this machine, so that no login is ever sent there. */
  private static final List<String> OF_GOOGLE =
      List.of(
          "STORAGE_EMULATOR_HOST",
          "CARBON_VERTEX_ENDPOINT",
          "CARBON_GOOGLE_API_URL",
          "CARBON_LOGGING_URL",
          "CARBON_MONITORING_URL",
          "CARBON_BIGQUERY_URL");

  private static final List<String> BAD_ANYWHERE =
      List.of(
          "http://169.254.169.254",
          "http://metadata.google.internal/",
          "http://example.com",
          "http://127.0.0.1.example.com:80",
          "http://localhost.example.com",
          "http://127.0.0.1:80@example.com",
          "https://me:" + PASSWORD + "@example.com",
          "http://me:" + PASSWORD + "@127.0.0.1:80",
          "ftp://127.0.0.1",
          "file:///etc/passwd",
          "http://0x7f.1:80",
          "http://0.0.0.0:80",
          "//127.0.0.1:80",
          "http://",
          "not an address");

  private static final List<String> BAD_FOR_GOOGLE =
      List.of("https://example.com", "https://storage.googleapis.com", "https://[2001:db8::1]:80");

  @TempDir private Path work;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  static Stream<Arguments> bad() {
    Stream<Arguments> anywhere =
        Stream.concat(OF_SOURCES.stream(), OF_GOOGLE.stream())
            .flatMap(name -> BAD_ANYWHERE.stream().map(value -> Arguments.of(name, value)));
    Stream<Arguments> google =
        OF_GOOGLE.stream()
            .flatMap(name -> BAD_FOR_GOOGLE.stream().map(value -> Arguments.of(name, value)));
    return Stream.concat(anywhere, google);
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("bad")
  void isRefusedByItsNameAndWithoutItsPassword(String name, String value) {
    assertEquals(3, run(name, value), said::toString);

    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains(name), text);
    assertFalse(text.contains(PASSWORD), text);
  }

  @Test
  void aSourceMayBeAskedOnThisMachineOrThroughAnotherHostOverHttps() {
    for (String name : OF_SOURCES) {
      for (String value :
          List.of("http://127.0.0.1:1", "http://localhost:1/v3", "http://[::1]:1", "https://x.y")) {
        said.reset();
        assertEquals(0, carbon(Map.of(name, value), "config", "list"), said::toString);
      }
    }
  }

  @Test
  void whatIsSeenOfAJobIsSeenWhereTheJobIs() {
    for (String name : List.of("CARBON_LOGGING_URL", "CARBON_MONITORING_URL")) {
      said.reset();
      Map<String, String> variables =
          Map.of("GOOGLE_CLOUD_PROJECT", "my-project", name, "http://127.0.0.1:1");

      assertEquals(3, train(variables), said::toString);
      assertTrue(
          said.toString(StandardCharsets.UTF_8)
              .contains(name + " is set and CARBON_VERTEX_ENDPOINT is not"),
          said::toString);
    }
  }

  @Test
  void noAddressIsTakenFromAProjectsFile() throws IOException {
    List<Setting> addresses =
        Arrays.stream(Setting.values())
            .filter(each -> each.name().endsWith("_URL") || each.name().endsWith("_ENDPOINT"))
            .toList();
    assertEquals(OF_SOURCES.size() - 1 + OF_GOOGLE.size() - 1, addresses.size());
    for (Setting address : addresses) {
      Files.writeString(work.resolve("carbon.yaml"), address.key() + ": https://example.com\n");
      said.reset();

      assertEquals(3, carbon(Map.of(), "config", "list"), address.key());
      assertTrue(said.toString(StandardCharsets.UTF_8).contains("carbon.yaml:1: " + address.key()));
    }
  }

  /** A command that would ask there if it might. */
  private int run(String name, String value) {
    Map<String, String> variables = new HashMap<>();
    if (OF_GOOGLE.contains(name)) {
      variables.put("STORAGE_EMULATOR_HOST", "http://127.0.0.1:1");
      variables.put("CARBON_VERTEX_ENDPOINT", "127.0.0.1:1");
      variables.put("GOOGLE_CLOUD_PROJECT", "my-project");
    }
    variables.put(name, value);
    return switch (name) {
      case "CARBON_GOOGLE_API_URL" -> carbon(variables, "doctor");
      case "CARBON_BIGQUERY_URL" -> carbon(variables, "footprint", "--table", "my-project.d.t");
      default -> train(variables);
    };
  }

  private int train(Map<String, String> variables) {
    return carbon(
        variables,
        "train",
        "--image",
        "x",
        "--regions",
        "us-west1",
        "--yes",
        "--source",
        "google-annual");
  }

  private int carbon(Map<String, String> variables, String... arguments) {
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), stream, stream, "", Map.of());
    Environment environment = new Environment(variables, work, work.resolve("home"));
    return Main.run(arguments, environment, terminal);
  }
}
