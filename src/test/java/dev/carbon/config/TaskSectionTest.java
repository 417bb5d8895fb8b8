package dev.carbon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.TaskSection.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand under {@code task:} in a project's file. */
class TaskSectionTest extends SettingsFixture {
  @Test
  void holdsValuesListsAndMapsEachWithItsLine() {
    project(
        """
        regions: us
        task:
          script: src
          regions: [eu, us-central1]
          args: [--name, 'a b', 0.10, yes, "$(id)\\n", '']
          env:
            A: 1
            B: x=y
          keep-bucket: true
        source: google-annual
        """);

    assertEquals(new Entry(List.of("src"), projectFile() + ":3"), find(TaskKey.SCRIPT).get());
    assertEquals(List.of("eu,us-central1"), find(TaskKey.REGIONS).get().texts());
    assertEquals(
        List.of("--name", "a b", "0.10", "yes", "$(id)\n", ""), find(TaskKey.ARGS).get().texts());
    assertEquals(new Entry(List.of("A=1", "B=x=y"), projectFile() + ":6"), find(TaskKey.ENV).get());
    assertEquals("true", find(TaskKey.KEEP_BUCKET).get().text());
    assertEquals(Optional.of("us"), settings().text(Setting.REGIONS));
    assertEquals(Optional.of("google-annual"), settings().text(Setting.SOURCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "task:\n", "task: {}\n", "task: ~\n"})
  void maySayNothing(String content) {
    project(content);
    assertEquals(Map.of(), settings().task().entries());
  }

  @Test
  void isWeakerThanAVariable() {
    project("task:\n  regions: eu\n  entry: x.py\n");
    variables.put("CARBON_REGIONS", "us");

    assertEquals(Optional.empty(), find(TaskKey.REGIONS));
    assertTrue(find(TaskKey.ENTRY).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "project: p | project is not taken from this file; set CARBON_PROJECT instead",
        "service-account: a@b | service-account is not taken from this file; set"
            + " CARBON_SERVICE_ACCOUNT instead",
        "vertex-endpoint: h:1 | vertex-endpoint is not taken from this file; set"
            + " CARBON_VERTEX_ENDPOINT instead",
        "source: auto | source stands at the top level of the file, not under task",
        "backend: local | backend stands at the top level of the file, not under task",
        "entri: x | unknown key 'entri' under task; did you mean 'entry'?",
        "yes: true | unknown key 'yes' under task",
        "entry: [a] | entry must be one value",
        "entry: {a: b} | entry must be one value",
        "entry: | entry must be one value",
        "entry: *other | entry must be one value",
        "args: --all | args must be a list of values",
        "args: [[a]] | args must be a list of values",
        "args: [~] | args must be a list of values",
        "env: [A=B] | env must be lines of the form 'NAME: value'",
        "env: {A: [b]} | env must be lines of the form 'NAME: value'",
        "regions: [] | regions must be a value or a list of values",
        "keep-bucket: 'true' | keep-bucket must be true or false",
        "keep-bucket: 1 | keep-bucket must be true or false"
      })
  void refusesWithFileAndLine(String line, String complaint) {
    project("timeout: 1h\ntask:\n  " + line + "\n");
    assertEquals(projectFile() + ":3: " + complaint, failure());
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    project("task:\n  entry: a\n  entry: b\n");
    assertTrue(failure().startsWith(projectFile() + ":3: Duplicate"), failure());
  }

  @Test
  void refusesATaskThatIsNoSection() {
    project("task: train.py\n");
    assertEquals(projectFile() + ":1: task must hold lines of the form 'key: value'", failure());
  }

  @Test
  void doesNotBelongIntoTheUsersOwnFile() {
    user("task:\n  entry: a\n");
    assertEquals(userFile() + ":1: a task belongs into a project's own carbon.yaml", failure());
  }

  private Optional<Entry> find(TaskKey key) {
    return settings().task().find(key);
  }
}
