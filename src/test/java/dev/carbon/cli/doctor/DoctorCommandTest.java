package dev.carbon.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.Main;
import dev.carbon.config.Environment;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with every service at a closed port of this machine. */
class DoctorCommandTest {
  private static final String CLOSED = "http://127.0.0.1:1";
  private static final int SERVICE_FAILED = 5;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void neverPrintsASecret() {
    assertEquals(SERVICE_FAILED, run("", "doctor", "-v"));
    assertTrue(out().contains("failed   electricitymaps"), out());
    assertTrue(err().contains("GET " + CLOSED), err());
    assertFalse((out() + err()).contains("CANARY"), out() + err());
  }

  @Test
  void showsOnATerminalThatItWorksAndTakesThatAway() {
    run("012", "doctor");
    assertTrue(err().startsWith("Checking, for at most 30 s ...\r\u001B[2K"), err());
    assertFalse(out().contains("Checking"), out());
    assertTrue(out().startsWith("\u001B[31mfailed "), out());
  }

  @Test
  void saysNothingOfThatElsewhereOrAmongTheLinesOfTheNetwork() {
    run("", "doctor");
    assertFalse(err().contains("Checking"), err());
    run("012", "doctor", "-v");
    assertFalse(err().contains("Checking"), err());
  }

  private int run(String terminals, String... arguments) {
    Map<String, String> variables = new HashMap<>();
    variables.put("ELECTRICITY_MAPS_API_KEY", "CANARY-token");
    variables.put("WATTTIME_USER", "CANARY-user");
    variables.put("WATTTIME_PASSWORD", "CANARY-password");
    variables.put("EIA_API_KEY", "CANARY-key");
    variables.put("HTTPS_PROXY", "http://CANARY-me:CANARY-word@proxy.example:3128");
    variables.put("CARBON_ELECTRICITY_MAPS_URL", CLOSED);
    variables.put("WATTTIME_API_URL", CLOSED);
    variables.put("CARBON_EIA_URL", CLOSED);
    variables.put("CARBON_ENERGY_CHARTS_URL", CLOSED);
    variables.put("CARBON_UK_URL", CLOSED);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminals,
            variables);
    return Main.run(arguments, new Environment(variables, folder, folder), terminal);
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
