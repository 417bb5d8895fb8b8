package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.terminal.SafeText;
import dev.carbon.testing.Cases;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LatexTextTest {
  @Test
  void whateverIsWrittenIsShownAsItIs() {
    Cases.check(
        20261122,
        1000,
        random -> {
          String text = Awkward.text(random);

          assertEquals(numbered(SafeText.line(text)), LatexReader.shown(LatexText.of(text)));
        });
  }

  @Test
  void everyCharacterOfAKeyboardIsShownAsItIs() {
    for (char each = ' '; each <= '~'; each++) {
      String twice = "" + each + each;
      assertEquals(twice, LatexReader.shown(LatexText.of(twice)));
    }
  }

  @Test
  void aLetterThatTheFontsHaveNotIsToldByItsNumber() {
    assertEquals("Zürich {[}U+4E2D{]} {[}U+1F680{]}", LatexText.of("Zürich \u4e2d \ud83d\ude80"));
  }

  private static String numbered(String text) {
    return text.codePoints()
        .mapToObj(
            point ->
                Character.toString(point).matches("[ -~À-ÖØ-öø-ÿ]")
                    ? Character.toString(point)
                    : String.format("[U+%04X]", point))
        .collect(Collectors.joining());
  }
}
