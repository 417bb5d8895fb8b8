package dev.carbon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that comes with somebody's code does not send the model away. */
class ProjectOutputTest extends SettingsFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gs://stranger/models",
        "s3://stranger",
        "/tmp/out",
        "~/out",
        "../out",
        "a/../../out",
        "a/..",
        "..",
        "C:\\out",
        "C:out",
        "..\\out"
      })
  void isNotElsewhere(String place) {
    project("output: '" + place + "'\ntask:\n  output: '" + place + "'\n");

    CarbonException error = assertThrows(CarbonException.class, this::settings);

    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    String words = " '" + place + "' is not taken from this file";
    assertTrue(error.text().contains(projectFile() + ":1: output" + words), error.text());
    assertTrue(error.text().contains(projectFile() + ":3: output" + words), error.text());
    assertTrue(error.text().contains("--output"), error.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"out", "runs/today", "./out", "a..b/c", ".out", "out..", "..."})
  void isAFolderBelowIt(String place) {
    project("output: '" + place + "'\ntask:\n  output: '" + place + "'\n");

    assertEquals(Optional.of(place), settings().text(Setting.OUTPUT));
    assertEquals(place, settings().task().find(TaskKey.OUTPUT).orElseThrow().text());
  }

  @Test
  void maySendItAwayFromTheUsersOwnFile() {
    user("output: gs://my-models/runs\n");

    assertEquals(Optional.of("gs://my-models/runs"), settings().text(Setting.OUTPUT));
  }
}
