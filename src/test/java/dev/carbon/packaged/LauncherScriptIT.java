package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/carbon} in a copy of the project that was never built. */
class LauncherScriptIT {
  @TempDir private Path temporary;
  private Path project;

  @BeforeEach
  void copyTheProject() throws IOException {
    project = temporary.toRealPath().resolve("a copy");
    for (String part : List.of("pom.xml", ".mvn", "scripts", "src/main", "src/examples")) {
      copy(Path.of(part), project.resolve(part));
    }
  }

  @Test
  void buildsOnceFromAnyFolderThroughALinkAndAgainWhenASourceIsNewer() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("carbon"), script());

    Outcome first = run(link, "--version");
    Outcome second = run(link, "--version");
    Files.setLastModifiedTime(
        project.resolve("src/main/java/dev/carbon/Main.java"),
        FileTime.from(Instant.now().plusSeconds(1)));
    Outcome third = run(link, "--version");

    assertEquals(0, first.exit, first.err);
    assertTrue(first.out.startsWith("carbon "), first.out);
    assertTrue(first.err.contains("building (first use"), first.err);
    assertEquals("", second.err);
    assertEquals(first.out, second.out);
    assertTrue(third.err.contains("building (its sources have changed)"), third.err);
  }

  @Test
  void saysInOneLineThatJavaIsMissing() throws Exception {
    Outcome outcome = run(script(), List.of("PATH=" + tools("sh")), "--version");

    assertEquals(3, outcome.exit, outcome.err);
    assertTrue(outcome.err.startsWith("carbon: Java is missing"), outcome.err);
  }

  @Test
  void saysInOneLineThatJavaIsTooOld() throws Exception {
    Path tools = tools("java");
    stub(tools.resolve("java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

    Outcome outcome = run(script(), List.of("PATH=" + tools), "--version");

    assertEquals(3, outcome.exit, outcome.err);
    assertTrue(outcome.err.startsWith("carbon: Java 11 at "), outcome.err);
    assertTrue(outcome.err.contains("version 17 or newer"), outcome.err);
  }

  @Test
  void saysInOneLineThatMavenIsMissingOrTooOld() throws Exception {
    Path tools = tools("java", "javac");
    stub(tools.resolve("java"), "echo 'openjdk version \"17.0.1\"' >&2");
    stub(tools.resolve("javac"), "true");

    Outcome missing = run(script(), List.of("PATH=" + tools), "--version");
    stub(tools.resolve("mvn"), "echo 'Apache Maven 3.6.3 (x)'");
    Outcome old = run(script(), List.of("PATH=" + tools), "--version");

    assertEquals(3, missing.exit, missing.err);
    assertTrue(missing.err.startsWith("carbon: Maven is missing"), missing.err);
    assertEquals(3, old.exit, old.err);
    assertTrue(old.err.startsWith("carbon: Maven 3.6 is too old"), old.err);
    assertFalse(Files.exists(project.resolve("target/carbon.building")));
  }

  private Path script() {
    return project.resolve("scripts/carbon");
  }

  /** A folder with the plain tools that the script needs, without the named ones. */
  private Path tools(String... without) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "bin");
    List<String> plain =
        List.of(
            "sh",
            "dirname",
            "readlink",
            "sed",
            "head",
            "cat",
            "find",
            "mkdir",
            "rm",
            "sleep",
            "grep",
            "mv",
            "kill");
    for (String tool : plain) {
      for (String place : List.of("/bin/", "/usr/bin/")) {
        Path real = Path.of(place + tool);
        if (Files.exists(real) && !Files.exists(folder.resolve(tool))) {
          Files.createSymbolicLink(folder.resolve(tool), real);
        }
      }
    }
    for (String tool : without) {
      assertTrue(tool.equals("sh") || !Files.exists(folder.resolve(tool)));
    }
    return folder;
  }

  private static void stub(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome run(Path script, String... arguments) throws IOException, InterruptedException {
    return run(script, List.of(), arguments);
  }

  private Outcome run(Path script, List<String> variables, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("/bin/sh", script.toString()), Stream.of(arguments)).toList());
    builder.directory(temporary.toFile());
    builder
        .environment()
        .put("HOME", Files.createDirectories(temporary.resolve("home")).toString());
    if (variables.isEmpty()) {
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    } else {
      builder.environment().remove("JAVA_HOME");
    }
    for (String variable : variables) {
      builder.environment().put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }
    Path out = Files.createTempFile(temporary, "out", "");
    Path err = Files.createTempFile(temporary, "err", "");
    int exit = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Outcome(
        exit,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Files.isDirectory(file) ? target : target.getParent());
        if (!Files.isDirectory(file)) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private record Outcome(int exit, String out, String err) {}
}
