package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carbon.terminal.SafeText;
import dev.carbon.testing.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
  @Test
  void noTextEndsItsCellOrItsLineAndAllOfItIsThere() {
    Cases.check(
        20261122,
        500,
        random -> {
          String text = Awkward.text(random);

          String row = MarkdownText.row(List.of(MarkdownText.of(text), "end"));

          assertFalse(row.contains("\n"), row);
          assertEquals(3, bars(row), row);
          assertEquals(SafeText.line(text), shown(MarkdownText.of(text)));
        });
  }

  @Test
  void markupIsShownAsItIsWritten() {
    assertEquals("\\*a\\* \\[b\\](c) \\<d\\> \\`e\\`", MarkdownText.of("*a* [b](c) <d> `e`"));
  }

  /** Those that no backslash takes their meaning from. */
  private static int bars(String row) {
    int bars = 0;
    for (int i = 0; i < row.length(); i++) {
      if (row.charAt(i) == '\\') {
        i++;
      } else if (row.charAt(i) == '|') {
        bars++;
      }
    }
    return bars;
  }

  private static String shown(String markdown) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < markdown.length(); i++) {
      shown.append(markdown.charAt(i) == '\\' ? markdown.charAt(++i) : markdown.charAt(i));
    }
    return shown.toString();
  }
}
