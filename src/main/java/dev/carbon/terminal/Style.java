package dev.carbon.terminal;

/** Colours and weights; plain text where the stream does not speak to a person. */
public final class Style {
  private static final String RESET = "\u001B[0m";
  private final boolean enabled;

  Style(boolean enabled) {
    this.enabled = enabled;
  }

  public String bold(String text) {
    return wrap("\u001B[1m", text);
  }

  public String green(String text) {
    return wrap("\u001B[32m", text);
  }

  public String yellow(String text) {
    return wrap("\u001B[33m", text);
  }

  public String red(String text) {
    return wrap("\u001B[31m", text);
  }

  private String wrap(String code, String text) {
    return enabled ? code + text + RESET : text;
  }
}
