package dev.carbon.cli.sources;

import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTier;
import java.util.Locale;

/** Whether the key of a source is there. Whether it is accepted is not known. */
enum KeyState {
  SET("set"),
  MISSING("missing"),
  /** The source needs no key. */
  NONE("none needed");

  private final String inWords;

  KeyState(String inWords) {
    this.inWords = inWords;
  }

  static KeyState of(SourceOption option) {
    if (option.profile().tier() != SourceTier.KEYED) {
      return NONE;
    }
    return option.isUsable() ? SET : MISSING;
  }

  /** For people. */
  String inWords() {
    return inWords;
  }

  /** As documents write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
