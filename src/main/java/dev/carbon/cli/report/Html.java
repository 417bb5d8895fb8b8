package dev.carbon.cli.report;

import dev.carbon.terminal.SafeText;
import java.util.List;
import java.util.stream.Collectors;

/** Markup that is whole: every text in it is escaped, every element closed. */
final class Html {
  /** Where attributes of the outermost element may follow. */
  private final String start;

  private final String rest;

  private Html(String start, String rest) {
    this.start = start;
    this.rest = rest;
  }

  /** Any text of anybody: nothing in it is markup, or reorders what is read. */
  static Html text(String text) {
    return new Html("", escaped(text));
  }

  /** Several one after the other. */
  static Html all(List<Html> parts) {
    return new Html("", parts.stream().map(Html::toString).collect(Collectors.joining()));
  }

  /** An element that holds these. */
  static Html element(String name, Html... content) {
    return new Html("<" + name, ">" + all(List.of(content)) + "</" + name + ">");
  }

  /** An element that holds a text. */
  static Html element(String name, String text) {
    return element(name, text(text));
  }

  /** An element for each of the texts within one around them: a list, or a row. */
  static Html list(String name, String each, List<String> texts) {
    return element(name, all(texts.stream().map(text -> element(each, text)).toList()));
  }

  /**
   * The same element with one attribute more.
   *
   * @throws IllegalStateException when this is no element
   */
  Html with(String attribute, String value) {
    if (start.isEmpty()) {
      throw new IllegalStateException("only an element has attributes");
    }
    return new Html(start + " " + attribute + "=\"" + escaped(value) + "\"", rest);
  }

  private static String escaped(String text) {
    return SafeText.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return start + rest;
  }
}
