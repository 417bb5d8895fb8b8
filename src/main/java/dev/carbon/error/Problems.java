package dev.carbon.error;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects everything wrong with one input, so that a person mends it once and not once a run. */
public final class Problems {
  private final List<String> messages = new ArrayList<>();
  private final Set<String> hints = new LinkedHashSet<>();

  /** Notes one problem: it names the flag, file or value, and says what would be right. */
  public void add(String message) {
    messages.add(message);
  }

  public void add(String message, String hint) {
    messages.add(message);
    hints.add(hint);
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** Does nothing when there are none; else throws one exception that lists them all. */
  public void throwIfAny(ErrorKind kind) {
    if (messages.isEmpty()) {
      return;
    }
    String text =
        messages.size() == 1
            ? messages.get(0)
            : messages.size() + " problems:\n  - " + String.join("\n  - ", messages);
    throw new CarbonException(kind, text, hints.isEmpty() ? null : String.join("\n", hints), null);
  }
}
