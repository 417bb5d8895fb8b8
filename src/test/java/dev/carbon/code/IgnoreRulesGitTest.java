package dev.carbon.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carbon.testing.Cases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever {@code .gitignore} files say, git itself leaves out the same files. */
class IgnoreRulesGitTest {
  private static final int FOLDERS = 60;

  private static final List<String> NAMES =
      List.of(
          "a", "b", "ab", "a.b", "bb", "-", "!a", "#b", "a b", "a ", "[a]", "a*", "A", "0", "]");

  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "ab",
          "a.b",
          "*",
          "**",
          "?",
          "/",
          "/",
          "**/",
          "/**",
          "/**/",
          "*/",
          "[ab]",
          "[!a]",
          "[^b]",
          "[a-b]",
          "[]a]",
          "[!]]",
          "[a",
          "[a-]",
          "[-b]",
          "[[:alpha:]]",
          "[[:digit:]b]",
          "[[:no:]]",
          "[[:a]",
          "[\\]]",
          "[a\\-b]",
          "\\a",
          "\\*",
          "\\!",
          "\\#",
          "!",
          "#",
          " ",
          "\\ ",
          "\\",
          "-",
          ".",
          "A",
          "0",
          "\t");

  @TempDir private Path temporary;

  @BeforeEach
  void needsGit() throws Exception {
    boolean present;
    try {
      present = new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      present = false;
    }
    assumeTrue(present, "there is no git here to compare with");
  }

  @Test
  void leavesOutWhatGitLeavesOut() {
    Cases.check(20261121, FOLDERS, this::compare);
  }

  private void compare(Random random) throws Exception {
    Path folder = Files.createTempDirectory(temporary, "case");
    Set<String> files = files(random);
    Map<String, String> ignores = ignores(random, files);
    for (String file : files) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.resolve("..").normalize());
      Files.createFile(path);
    }
    for (Map.Entry<String, String> each : ignores.entrySet()) {
      Files.writeString(folder.resolve(each.getKey() + ".gitignore"), each.getValue());
    }

    Set<String> kept =
        files.stream().filter(file -> isKept(file, ignores)).collect(Collectors.toSet());

    assertEquals(new TreeSet<>(byGit(folder)), new TreeSet<>(kept), ignores.toString());
  }

  /** Folder by folder from the top, as a walk meets them. */
  private static boolean isKept(String file, Map<String, String> ignores) {
    IgnoreRules rules = IgnoreRules.NONE.in("", ".gitignore", ignores.getOrDefault("", ""));
    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
      if (rules.leaveOut(file.substring(0, slash), true).isPresent()) {
        return false;
      }
      String prefix = file.substring(0, slash + 1);
      rules = rules.in(prefix, ".gitignore", ignores.getOrDefault(prefix, ""));
    }
    return rules.leaveOut(file, false).isEmpty();
  }

  private static Set<String> files(Random random) {
    Set<String> files = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      StringBuilder path = new StringBuilder(Cases.any(random, NAMES));
      for (int depth = random.nextInt(4); depth > 0; depth--) {
        path.append('/').append(Cases.any(random, NAMES));
      }
      files.add(path.toString());
    }
    // A file is no folder.
    files.removeIf(file -> files.stream().anyMatch(other -> other.startsWith(file + "/")));
    return files;
  }

  private static Map<String, String> ignores(Random random, Set<String> files) {
    Map<String, String> ignores = new TreeMap<>(Map.of("", text(random)));
    for (String file : files) {
      if (file.indexOf('/') >= 0 && random.nextInt(4) == 0) {
        ignores.put(file.substring(0, file.lastIndexOf('/') + 1), text(random));
      }
    }
    return ignores;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = 1 + random.nextInt(5); line > 0; line--) {
      if (random.nextInt(4) == 0) {
        text.append('!');
      }
      for (int piece = random.nextInt(5); piece >= 0; piece--) {
        text.append(Cases.any(random, PIECES));
      }
      text.append(random.nextInt(8) == 0 ? "\r\n" : "\n");
    }
    return text.toString();
  }

  /** The files that git would take. */
  private static List<String> byGit(Path folder) throws Exception {
    git(folder, "init", "-q");
    String list = git(folder, "ls-files", "-z", "--others", "--exclude-per-directory=.gitignore");
    List<String> files = new ArrayList<>(List.of(list.split("\0", -1)));
    files.removeIf(file -> file.isEmpty() || file.endsWith(".gitignore"));
    return files;
  }

  private static String git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.ignoreCase=false"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(true, process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), text);
    return text;
  }
}
