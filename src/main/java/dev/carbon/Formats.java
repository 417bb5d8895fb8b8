package dev.carbon;

import dev.carbon.cli.Format;
import dev.carbon.cli.Services;
import dev.carbon.cli.report.ReportFormat;
import dev.carbon.config.Setting;
import dev.carbon.error.CarbonException;
import java.util.Optional;

/** Finds the format that errors are told in, even when the command line cannot be parsed. */
final class Formats {
  private static final String FLAG = "--format";

  private Formats() {}

  static Format wanted(String[] arguments, Services services) {
    return fromFlag(arguments).or(() -> fromSettings(services)).orElse(Format.TABLE);
  }

  private static Optional<Format> fromFlag(String[] arguments) {
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      if (arguments[i].startsWith(FLAG + "=")) {
        return named(arguments[i].substring(FLAG.length() + 1));
      }
      if (arguments[i].equals(FLAG) && i + 1 < arguments.length) {
        return named(arguments[i + 1]);
      }
    }
    return Optional.empty();
  }

  /** A report has formats of its own; errors are told to people in all of those. */
  private static Optional<Format> named(String word) {
    return Format.named(word).or(() -> ReportFormat.named(word).map(own -> Format.TABLE));
  }

  /** When the settings themselves are wrong, their own variable is still heard. */
  private static Optional<Format> fromSettings(Services services) {
    try {
      return services.settings().text(Setting.FORMAT).flatMap(Format::named);
    } catch (CarbonException e) {
      return services
          .environment()
          .variable(Setting.FORMAT.variables().get(0))
          .flatMap(Format::named);
    }
  }
}
