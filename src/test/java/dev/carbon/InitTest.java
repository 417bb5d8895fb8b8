package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.config.TaskKey;
import dev.carbon.config.TaskSection.Entry;
import dev.carbon.terminal.Terminal;
import dev.carbon.testing.Cases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code carbon init}: what it writes is what the real reader reads. */
class InitTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void makeAScript() throws IOException {
    folder = folder.toRealPath();
    Files.writeString(folder.resolve("task.py"), "print()\n");
  }

  @Test
  void writesWhatFlagsSayAndAsksNothing() {
    assertEquals(
        0, init("", "", "task.py", "--accelerator", "t4:2", "--regions", "eu,us-west1"), err());

    assertEquals(
        Map.of(
            TaskKey.SCRIPT, List.of("task.py"),
            TaskKey.ACCELERATOR, List.of("t4:2"),
            TaskKey.REGIONS, List.of("eu,us-west1"),
            TaskKey.TIMEOUT, List.of("24h")),
        task());
    assertEquals(file() + "\n", out.toString(StandardCharsets.UTF_8));
    assertTrue(err().endsWith("next: carbon train --dry-run\n"), err());
  }

  @Test
  void asksOnATerminalAndTakesTheDefaultOfAnEmptyLine() throws IOException {
    Files.writeString(folder.resolve("requirements.txt"), "numpy\n");

    assertEquals(0, init("012", "\n\nt5\nt4\n\n2h\nit's out: #1\n"), err());

    assertTrue(err().contains("Script or folder? [task.py] "), err());
    assertTrue(err().contains("unknown accelerator 't5'"), err());
    assertEquals(
        Map.of(
            TaskKey.SCRIPT, List.of("task.py"),
            TaskKey.REQUIREMENTS, List.of("requirements.txt"),
            TaskKey.ACCELERATOR, List.of("t4"),
            TaskKey.REGIONS, List.of("all"),
            TaskKey.TIMEOUT, List.of("2h"),
            TaskKey.OUTPUT, List.of("it's out: #1")),
        task());
  }

  @Test
  void writesNothingWhenTheInputEnds() {
    assertEquals(130, init("012", "task.py\n"));

    assertFalse(Files.exists(file()));
    assertTrue(err().contains("the input ended; nothing was written"), err());
  }

  @Test
  void neverWritesOverAFileUnlessForced() throws IOException {
    Files.writeString(file(), "regions: us\n");

    assertEquals(3, init("012", "", "task.py", "--no-input"));
    assertEquals("regions: us\n", Files.readString(file()));
    assertTrue(err().contains("is there already; nothing was written"), err());

    assertEquals(0, init("", "", "task.py", "--force"), err());
    assertEquals(List.of("us"), task().get(TaskKey.REGIONS));
  }

  @Test
  void saysAllThatIsWrongWithItsFlags() {
    assertEquals(
        2, init("", "", "none.py", "--accelerator", "t5", "--regions", "mars", "--timeout", "x"));

    assertTrue(err().startsWith("carbon: 4 problems:"), err());
    assertFalse(Files.exists(file()));
  }

  @Test
  void needsAScriptWhereThereIsNoneToGuess() throws IOException {
    Files.delete(folder.resolve("task.py"));

    assertEquals(2, init("", "", "--no-input"));

    assertTrue(err().contains("no script given; write 'carbon init SCRIPT'"), err());
  }

  @Test
  void whatItWritesCanBeTrained() {
    assertEquals(0, init("", "", "task.py", "--regions", "europe-west4"), err());

    assertEquals(0, run("", "", "train", "--dry-run", "--source", "google-annual"), err());
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("Rehearsal of task.py"));
  }

  @Test
  void writesAModuleWithItsArguments() throws IOException {
    Files.createDirectories(folder.resolve("src/pkg"));
    Files.writeString(folder.resolve("src/pkg/train.py"), "import sys; print(sys.argv)\n");

    assertEquals(
        0,
        init(
            "",
            "",
            "src",
            "--module",
            "pkg.train",
            "--regions",
            "us-west1",
            "--",
            "--epochs",
            "20"),
        err());

    assertEquals(List.of("pkg.train"), task().get(TaskKey.MODULE));
    assertEquals(List.of("--epochs", "20"), task().get(TaskKey.ARGS));
    out.reset();
    assertEquals(0, run("", "", "train", "--dry-run", "--source", "google-annual"), err());
    assertTrue(out().contains("Rehearsal of pkg.train"), out());
    assertTrue(out().contains("arguments   --epochs 20"), out());
  }

  @Test
  void whatFollowsTheDashesIsAllForTheProgramWhenTheScriptIsGuessed() {
    assertEquals(0, init("", "", "--no-input", "--", "a.txt", "-v"), err());

    assertEquals(List.of("task.py"), task().get(TaskKey.SCRIPT));
    assertEquals(List.of("a.txt", "-v"), task().get(TaskKey.ARGS));
  }

  @Test
  void anImageNeedsNoScriptAndIsNotAskedForOne() {
    assertEquals(0, init("012", "\n\n\n\n", "--image", "busybox", "--module", "pkg.train"), err());

    assertFalse(err().contains("Script or folder?"), err());
    assertFalse(task().containsKey(TaskKey.SCRIPT));
    out.reset();
    assertEquals(
        0,
        run("", "", "train", "--dry-run", "--source", "google-annual", "--project", "my-project"),
        err());
    assertTrue(out().startsWith("Training pkg.train on Vertex AI"), out());
  }

  @Test
  void everyArgumentComesBackAsItWasTyped() {
    Cases.check(
        1,
        60,
        random -> {
          List<String> arguments =
              random.ints(1 + random.nextInt(4)).mapToObj(each -> text(new Random(each))).toList();
          List<String> typed = new ArrayList<>(List.of("--force", "--no-input", "task.py", "--"));
          typed.addAll(arguments);

          assertEquals(0, init("", "", typed.toArray(String[]::new)), err());
          assertEquals(arguments, task().get(TaskKey.ARGS));
        });
  }

  private static String text(Random random) {
    List<String> parts =
        List.of(
            "true",
            "null",
            "~",
            "010",
            "1e3",
            "'",
            "\"",
            "\\",
            "\n",
            "\t",
            "\u0000",
            "#",
            ": ",
            "- ",
            "é",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD83D\uDE00",
            "{",
            "]",
            ",",
            "&a",
            "*a",
            "!!int",
            "%",
            " ",
            "$(x)");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(Cases.any(random, parts));
    }
    return text.toString();
  }

  @Test
  void refusesWhatTrainWouldRefuse() {
    assertEquals(2, init("", "", "task.py", "--entry", "a.py", "--module", "a-b"));

    assertTrue(err().startsWith("carbon: 4 problems:"), err());
    assertTrue(err().contains("--entry and --module exclude each other"), err());
    assertTrue(err().contains("--module: 'a-b' is no name of a module"), err());
    assertTrue(err().contains("--entry is for a folder; task.py is a script by itself"), err());
    assertFalse(Files.exists(file()));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Map<TaskKey, List<String>> task() {
    Map<TaskKey, List<String>> texts = new TreeMap<>();
    for (Map.Entry<TaskKey, Entry> each :
        Settings.resolve(environment()).task().entries().entrySet()) {
      texts.put(each.getKey(), each.getValue().texts());
    }
    return texts;
  }

  private int init(String terminals, String typed, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "init";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return run(terminals, typed, arguments);
  }

  private int run(String terminals, String typed, String... arguments) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminals,
            Map.of("NO_COLOR", "1"));
    return Main.run(arguments, environment(), terminal);
  }

  private Environment environment() {
    return new Environment(Map.of(), folder, folder.resolve("home"));
  }

  private Path file() {
    return folder.resolve("carbon.yaml");
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
