package dev.carbon.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what the figures of the export are told apart. */
public enum Grouping {
  MONTH,
  SERVICE,
  REGION,
  PROJECT;

  /** As the flag and the JSON document have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grouping of that word, if there is one. */
  public static Optional<Grouping> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Grouping::word).toList();
  }
}
