package dev.carbon.cli.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds which frameworks a script imports: a hint, since a script can import in other ways too. */
final class Imports {
  private static final Pattern FRAMEWORK =
      Pattern.compile("^\\s*(?:import|from)\\s+(torch|tensorflow|jax|sklearn)\\b");

  private Imports() {}

  /** The frameworks, as they are imported; none when the file cannot be read as text. */
  static Stream<String> of(Optional<Path> script) {
    if (script.isEmpty()) {
      return Stream.empty();
    }
    try {
      return Files.readString(script.get(), StandardCharsets.UTF_8)
          .lines()
          .map(FRAMEWORK::matcher)
          .filter(Matcher::find)
          .map(match -> match.group(1))
          .distinct();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
