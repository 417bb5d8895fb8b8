package dev.carbon.job;

import java.util.regex.Pattern;

/**
 * What is started.
 *
 * @param name the script's path in the code, with {@code /} between its parts; the module's dotted
 *     name; of an image's own program empty, or the module of the image that is started instead
 */
public record Program(Kind kind, String name) {
  /** What a container image itself starts, without our bootstrap. */
  public static final Program OF_THE_IMAGE = new Program(Kind.IMAGE, "");

  private static final Pattern MODULE =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");

  /** A Python file of the code. */
  public static Program script(String path) {
    return new Program(Kind.SCRIPT, path);
  }

  /** A Python module of the code or of the image, run as {@code python -m} does. */
  public static Program module(String name) {
    return new Program(Kind.MODULE, name);
  }

  /** A Python module that the image has, run as {@code python -m} does, without our bootstrap. */
  public static Program moduleOfTheImage(String name) {
    return new Program(Kind.IMAGE, name);
  }

  /** Whether a module can have that name: {@code pkg.train}. */
  public static boolean isModuleName(String name) {
    return MODULE.matcher(name).matches();
  }

  /** The word for it, which is public in JSON: script, module or image. */
  public String word() {
    return switch (kind) {
      case SCRIPT -> "script";
      case MODULE -> "module";
      case IMAGE -> name.isEmpty() ? "image" : "module";
    };
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
