package dev.carbon.cli.train;

import dev.carbon.region.Location;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Terminal;
import java.util.Comparator;
import java.util.Map;

/** Names the regions of which nobody knows whether jobs of carbon live there. */
final class UnansweredText {
  private UnansweredText() {}

  static void tell(Terminal terminal, Map<Location, String> unanswered) {
    unanswered.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Location::id)))
        .forEach(
            region ->
                terminal.say(
                    "* "
                        + region.getKey()
                        + ": nobody knows whether jobs live there: "
                        + SafeText.line(region.getValue())));
  }
}
