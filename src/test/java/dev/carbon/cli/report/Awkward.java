package dev.carbon.cli.report;

import dev.carbon.testing.Cases;
import java.util.List;
import java.util.Random;

/** Texts that somebody could think up to spoil a page with. */
final class Awkward {
  private static final List<String> BITS =
      List.of(
          "|",
          "\\",
          "\\|",
          "`",
          "*",
          "_",
          "{",
          "}",
          "[",
          "]",
          "<b>",
          "#",
          "~",
          "!",
          "$",
          "&amp;",
          "%",
          "^",
          "\n",
          "\r\n",
          "\t",
          "\"",
          "'",
          "--",
          "\\end{tabular}",
          "\\input{x}",
          "^^5c",
          "---",
          "a",
          "Zürich",
          "São Paulo",
          "\u4e2d",
          "\ud83d\ude80",
          "\u202e",
          "\u0000",
          " ",
          "7",
          "?`",
          "fi",
          ",,",
          "<<",
          ">>",
          "\u00d7",
          "\u00ad",
          "=",
          "+",
          "@");

  private Awkward() {}

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(Cases.any(random, BITS));
    }
    return text.toString();
  }
}
