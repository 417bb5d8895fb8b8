package dev.carbon.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  private static final int CASES = 10_000;

  @Test
  void keepsOrdinaryTextOfAnyScript() {
    String text = "Montréal 東京 θ=0.5 😀 [31m]";
    assertEquals(text, SafeText.line(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001B[31mred",
        "\u001B]52;c;ZXZpbA==\u0007",
        "\u009B2J",
        "safe\rEVIL",
        "a\bb",
        "a\u202Eb",
        "a\u2066b",
        "a\u200Fb",
        "a\u200Bb",
        "a\uFEFFb",
        "a\u2028b",
        "a\u2029b",
        "a\u0000b",
        "a\u007Fb",
        "a\uD800b",
        "a\u180Eb",
        "a\uFFF9b",
        "a\uDB40\uDC41b",
        "a\u0085b",
        "a\u0090P;b",
        "a\nb"
      })
  void replacesWhatCouldTakeTheTerminalOver(String text) {
    assertTrue(SafeText.line(text).contains("\uFFFD"), SafeText.line(text));
    assertOnlyAllowed(SafeText.line(text));
  }

  @Test
  void aTabIsABlank() {
    assertEquals("a b", SafeText.line("a\tb"));
  }

  @Test
  void keepsLineFeedsOnlyWhereLinesAreWanted() {
    assertEquals("a\nb\n\uFFFD[2Jc", SafeText.lines("a\nb\n\u001B[2Jc"));
    assertEquals("progress 1\nprogress 2", SafeText.lines("progress 1\rprogress 2"));
  }

  @Test
  void anyTextBecomesHarmlessAndAHarmlessOneStays() {
    Random random = new Random(3);
    for (int i = 0; i < CASES; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append((char) (random.nextInt(3) == 0 ? random.nextInt(160) : random.nextInt(65536)));
      }
      String safe = SafeText.line(text.toString());
      assertOnlyAllowed(safe);
      assertEquals(safe, SafeText.line(safe));
      assertEquals(text.codePointCount(0, text.length()), safe.codePointCount(0, safe.length()));
      SafeText.lines(text.toString()).lines().forEach(SafeTextTest::assertOnlyAllowed);
    }
  }

  @Test
  void cutsAnEndlessLineAndSaysSo() {
    String cut = SafeText.line("x".repeat(1_000_000));
    assertTrue(cut.length() < 5000);
    assertTrue(cut.endsWith(" ... (cut)"));
  }

  @Test
  void doesNotSpeakOfACutThatDidNotHappen() {
    String text = "😀".repeat(3000);
    assertEquals(text, SafeText.line(text));
    assertEquals("x".repeat(4000), SafeText.line("x".repeat(4000)));
  }

  private static void assertOnlyAllowed(String text) {
    text.codePoints()
        .forEach(
            point -> {
              assertTrue(point >= 0x20 && (point < 0x7F || point > 0x9F), () -> name(point));
              assertTrue(point < 0xD800 || point > 0xDFFF, () -> name(point));
              assertTrue(point < 0x200B || point > 0x200F, () -> name(point));
              assertTrue(point < 0x2028 || point > 0x202E, () -> name(point));
              assertTrue(point < 0x2060 || point > 0x2064, () -> name(point));
              assertTrue(point < 0x2066 || point > 0x206F, () -> name(point));
              assertTrue(point != 0x61C && point != 0xFEFF && point != 0xAD, () -> name(point));
            });
  }

  private static String name(int point) {
    return String.format("U+%04X", point);
  }
}
