package dev.carbon.faults;

import dev.carbon.Main;
import dev.carbon.config.Environment;
import dev.carbon.terminal.Terminal;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * One command within this process, in a world where a cloud on loopback is Google's.
 *
 * @param said on stdout and on stderr
 */
record CarbonHere(int exit, String said) {
  /**
   * @param folder the working directory, with the home in it
   */
  static CarbonHere run(FakeGoogleCloud cloud, Path folder, String... arguments) {
    Map<String, String> variables =
        Map.of(
            "GOOGLE_CLOUD_PROJECT", "my-project",
            "STORAGE_EMULATOR_HOST", cloud.storageUrl(),
            "CARBON_VERTEX_ENDPOINT", cloud.vertexEndpoint(),
            "CARBON_LOGGING_URL", cloud.loggingUrl(),
            "CARBON_MONITORING_URL", cloud.monitoringUrl(),
            "CARBON_BIGQUERY_URL", cloud.bigQueryUrl());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, "", variables);
    Environment environment = new Environment(variables, folder, folder.resolve("home"));
    int exit = Main.run(arguments, environment, terminal);
    return new CarbonHere(exit, said.toString(StandardCharsets.UTF_8));
  }
}
