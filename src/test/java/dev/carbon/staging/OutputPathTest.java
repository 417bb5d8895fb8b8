package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputPathTest {
  private static final int CASES = 20_000;
  private static final List<String> NASTY =
      List.of(
          "..",
          ".",
          "...",
          "/",
          "\\",
          ":",
          "con",
          "NUL",
          "com1",
          "COM\u00b9",
          "aux.txt",
          " ",
          ".",
          "%",
          "%2E",
          "\u0000",
          "\n",
          "\u001B",
          "\u202E",
          "\uD800",
          "é",
          "😀",
          "a",
          "~",
          "C:",
          "output/",
          "conin$",
          "\u2028",
          "lpt9");

  @ParameterizedTest
  @CsvSource({
    "output/model/weights.json, model/weights.json",
    "output/output/x, output/x",
    "other/x, other/x",
    "output/../../etc/passwd, %2E%2E/%2E%2E/etc/passwd",
    "output/a/./b, a/%2E/b",
    "output/a\\b, a%5Cb",
    "output/C:x, C%3Ax",
    "output/100%, 100%25",
    "output/con, %con",
    "output/Aux.log, %Aux.log",
    "output/com1.tar.gz, %com1.tar.gz",
    "output/console, console",
    "output/end., end%2E",
    "output/.hidden, .hidden"
  })
  void mapsANameToASafePath(String name, String expected) {
    assertEquals(expected, OutputPath.of(new ObjectName(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "output/", "output//x", "/etc/passwd", "output/x/", "a//b"})
  void refusesAnEmptyPart(String name) {
    assertThrows(IllegalArgumentException.class, () -> OutputPath.of(new ObjectName(name)));
  }

  @Test
  void refusesAPartThatNoFileSystemHasRoomFor() {
    assertEquals("x".repeat(200), OutputPath.of(new ObjectName("output/" + "x".repeat(200))));
    for (String part : List.of("x".repeat(201), "é".repeat(101), ":".repeat(100))) {
      assertThrows(
          IllegalArgumentException.class, () -> OutputPath.of(new ObjectName("output/" + part)));
    }
  }

  @Test
  void keepsTheBlankThatWindowsWouldDropFromAReservedName() {
    assertEquals("%con .txt", OutputPath.of(new ObjectName("output/con .txt")));
  }

  @Test
  void anyNameStaysBelowTheRootAndIsSafeEverywhere() {
    Random random = new Random(4);
    int mapped = 0;
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < CASES; i++) {
      StringBuilder name = new StringBuilder("output/");
      for (int length = random.nextInt(7); length > 0; length--) {
        name.append(
            random.nextInt(5) == 0
                ? String.valueOf((char) random.nextInt(65536))
                : NASTY.get(random.nextInt(NASTY.size())));
      }
      try {
        String path = OutputPath.of(new ObjectName(name.toString()));
        assertSafe(path);
        assertNoOtherNameHasIt(names, name.toString(), path);
        mapped++;
      } catch (IllegalArgumentException e) {
        assertTrue((name + "/").contains("//"), () -> "refused: " + name);
      }
    }
    assertTrue(mapped > CASES / 2, "the cases are too much alike");
  }

  private static void assertSafe(String path) {
    for (String part : path.split("/", -1)) {
      assertFalse(part.isEmpty() || part.equals(".") || part.equals(".."), path);
      assertFalse(part.endsWith(".") || part.endsWith(" "), path);
      assertFalse(
          part.toLowerCase(Locale.ROOT)
              .matches("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\..*)?"),
          path);
      assertTrue(part.chars().noneMatch(c -> "\\:*?\"<>|".indexOf(c) >= 0), path);
      assertTrue(part.codePoints().noneMatch(Character::isISOControl), path);
      assertTrue(part.getBytes(StandardCharsets.UTF_8).length <= 255, path);
    }
  }

  /** Lone surrogates have no bytes of their own: they may share a path. */
  private static void assertNoOtherNameHasIt(Map<String, String> names, String name, String path) {
    String text = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String other = names.putIfAbsent(path, text);
    assertTrue(other == null || other.equals(text), () -> name + " and " + other + ": " + path);
  }
}
