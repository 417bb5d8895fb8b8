package dev.carbon.packaged;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the packaged command in a home of its own and collects what it prints. */
final class CarbonProcess {
  private static final long PATIENCE_SECONDS = 60;
  private static final long BETWEEN_TWO_MILLIS = 50;

  /** Whoever runs the tests in the background ignores Ctrl-C, and a child would inherit that. */
  private static final List<String> HEARING_CTRL_C = hearingCtrlC();

  static final String JAR = Path.of("target/carbon.jar").toAbsolutePath().toString();

  /** Sources that need no key are asked unasked; unless a test says otherwise nobody answers. */
  private static final Map<String, String> NO_NETWORK =
      Map.of(
          "CARBON_ENERGY_CHARTS_URL", "http://127.0.0.1:1", "CARBON_UK_URL", "http://127.0.0.1:1");

  private final Path home;
  private final Map<String, String> variables = new HashMap<>(NO_NETWORK);
  private final List<String> flags = new ArrayList<>();
  private List<String> classes;
  private List<String> program = List.of("-jar", JAR);
  private Optional<PlantedSecrets> secrets = Optional.empty();
  private boolean atTerminal;
  private boolean unread;
  private boolean conversing;
  private List<String> shell = List.of();

  /** GNU's env of 2019 and later can; without one nothing stands before the command. */
  private static List<String> hearingCtrlC() {
    try {
      boolean can =
          new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0;
      return can ? List.of("env", "--default-signal=INT") : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  CarbonProcess(Path home) {
    this(home, ClassArchive.OF_THE_JAR);
  }

  /**
   * @param classes what the JVM is told of the classes that it loads from the jar
   */
  CarbonProcess(Path home, List<String> classes) {
    this.home = home;
    this.classes = classes;
  }

  CarbonProcess with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /**
   * In a world where that cloud is Google's; its logs, and the project, are said by {@link #with}.
   * There are secrets in that world, and every command is watched for them.
   */
  CarbonProcess in(FakeGoogleCloud cloud) {
    PlantedSecrets planted = new PlantedSecrets(home, cloud);
    secrets = Optional.of(planted);
    variables.putAll(planted.variables());
    return with("STORAGE_EMULATOR_HOST", cloud.storageUrl())
        .with("CARBON_VERTEX_ENDPOINT", cloud.vertexEndpoint());
  }

  CarbonProcess jvm(String flag) {
    flags.add(flag);
    return this;
  }

  /** Classes of that folder stand in for those of the jar. */
  CarbonProcess classesFirst(Path classes) {
    this.classes = List.of();
    program = List.of("-cp", classes + File.pathSeparator + JAR, "dev.carbon.Main");
    return this;
  }

  /** From now on the command takes its input and stderr for a terminal, where nobody types yet. */
  CarbonProcess atTerminal() {
    atTerminal = true;
    return jvm("-Dcarbon.tty=02");
  }

  /** From now on whoever was to read the result has left before there is any. */
  CarbonProcess unread() {
    unread = true;
    return this;
  }

  /** From now on stderr is a pipe whose other end is the test's: it must read or close it. */
  CarbonProcess conversing() {
    conversing = true;
    return this;
  }

  /** From now on a shell starts it: {@code "$@"} in that line is the command. */
  CarbonProcess inShell(String line) {
    shell = List.of("sh", "-c", line, "sh");
    return this;
  }

  /** The folder in which the command runs. */
  Path workingDirectory() throws IOException {
    return Files.createDirectories(home.resolve("work"));
  }

  Path stateHome() {
    return home.resolve(".local/state/carbon");
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(HEARING_CTRL_C);
    command.addAll(shell);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(classes);
    command.addAll(flags);
    command.add("-Duser.home=" + home);
    command.addAll(program);
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(home, "stdout", "");
    Path err = Files.createTempFile(home, "stderr", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory().toFile())
            .redirectInput(
                atTerminal
                    ? ProcessBuilder.Redirect.PIPE
                    : ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(
                unread ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.to(out.toFile()))
            .redirectError(
                conversing
                    ? ProcessBuilder.Redirect.PIPE
                    : ProcessBuilder.Redirect.to(err.toFile()));
    builder.environment().keySet().removeIf(CarbonProcess::wouldChangeTheOutcome);
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (unread) {
      process.getInputStream().close();
    }
    return new Running(process, out, err, secrets);
  }

  private static boolean wouldChangeTheOutcome(String name) {
    return name.startsWith("CARBON_")
        || name.startsWith("XDG_")
        || name.startsWith("GOOGLE_")
        || name.startsWith("WATTTIME_")
        || name.endsWith("_API_KEY")
        || name.toUpperCase(Locale.ROOT).endsWith("_PROXY");
  }

  /** A command that has not ended yet. */
  record Running(Process process, Path out, Path err, Optional<PlantedSecrets> secrets) {
    /** Blocks until the command has said so on stderr, or has ended. */
    void awaitSaying(String text) throws IOException, InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (process.isAlive() && !Files.readString(err).contains(text)) {
        if (System.nanoTime() > deadline) {
          process.destroyForcibly();
          throw new AssertionError("never said '" + text + "': " + Files.readString(err));
        }
        boolean unused = process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    }

    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** As {@link #signal}, from where nothing checked may be thrown. */
    void signalNow(String name) {
      try {
        signal(name);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /**
     * Ctrl-C after a first signal: it must end within a second. It is sent again and again, since a
     * system joins two of which the first was not taken up yet.
     */
    void halt() {
      long begun = System.nanoTime();
      try {
        while (!process.waitFor(BETWEEN_TWO_MILLIS, TimeUnit.MILLISECONDS)) {
          signal("INT");
          if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(1)) {
            throw new AssertionError("took longer than a second to halt");
          }
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Types a line. */
    void type(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    Result await() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + Files.readString(err));
      }
      Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      if (secrets.isPresent()) {
        secrets.get().assertUnseen(result.out(), result.err());
      }
      return result;
    }
  }

  /** What a command left. */
  record Result(int exit, String out, String err) {
    /** stdout, which must be exactly one JSON document. */
    JsonNode json() throws IOException {
      return new ObjectMapper()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readValue(out);
    }
  }
}
