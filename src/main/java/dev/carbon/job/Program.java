package dev.carbon.job;

/**
 * What is started.
 *
 * @param name the script's path in the code, with {@code /} between its parts; the module's dotted
 *     name; empty for an image's own program
 */
public record Program(Kind kind, String name) {
  /** What a container image itself starts, without our bootstrap. */
  public static final Program OF_THE_IMAGE = new Program(Kind.IMAGE, "");

  /** A Python file of the code. */
  public static Program script(String path) {
    return new Program(Kind.SCRIPT, path);
  }

  /** A Python module of the code or of the image, run as {@code python -m} does. */
  public static Program module(String name) {
    return new Program(Kind.MODULE, name);
  }

  /** Whether the bootstrap starts it; an image need not even have Python. */
  public boolean hasBootstrap() {
    return kind != Kind.IMAGE;
  }

  /** The sorts of program. */
  public enum Kind {
    SCRIPT,
    MODULE,
    IMAGE
  }
}
