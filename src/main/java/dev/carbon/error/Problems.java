package dev.carbon.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects everything wrong with one input, so that a person mends it once and not once a run. */
public final class Problems {
  private static final Pattern FLAG = Pattern.compile("--[a-z0-9-]+");

  private final List<String> messages = new ArrayList<>();
  private final Set<String> hints = new LinkedHashSet<>();
  private final Map<String, String> origins = new LinkedHashMap<>();

  /**
   * From here on a message that begins with that flag begins with that origin instead.
   *
   * @param flag such as {@code --regions}, which the command line does not have
   * @param origin where its value came from: {@code carbon.yaml:12: regions}
   */
  public void cameFrom(String flag, String origin) {
    origins.put(flag, origin);
  }

  /** Notes one problem: it names the flag, file or value, and says what would be right. */
  public void add(String message) {
    Matcher flag = FLAG.matcher(message);
    boolean elsewhere = flag.lookingAt() && origins.containsKey(flag.group());
    messages.add(elsewhere ? origins.get(flag.group()) + message.substring(flag.end()) : message);
  }

  public void add(String message, String hint) {
    add(message);
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
