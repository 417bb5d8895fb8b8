package dev.carbon.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final List<String> PANEL = List.of("Running", "so far $1");
  private static final String GONE = "\r\u001B[2K\u001B[1A\u001B[2K";

  private final Streams streams = new Streams();

  @Test
  void writesAPanelOverTheOneBefore() {
    Progress progress = on("2", Map.of("TERM", "xterm", "COLUMNS", "100"));

    progress.panel(PANEL);
    progress.panel(PANEL);
    progress.panel(List.of("Running", "so far $2"));

    assertEquals("Running\nso far $1" + GONE + "Running\nso far $2", streams.conversation());
  }

  @Test
  void takesThePanelAwayBeforeALineThatStays() {
    Progress progress = on("2", Map.of("TERM", "xterm", "COLUMNS", "100"));

    progress.panel(PANEL);
    progress.change("| epoch 1");

    assertTrue(
        streams.conversation().startsWith("Running\nso far $1" + GONE + "| epoch 1"),
        streams.conversation());
  }

  @Test
  void keepsToOneLineWhereTheTerminalIsNarrowOrCannotGoUp() {
    on("2", Map.of("TERM", "xterm", "COLUMNS", "60")).panel(PANEL);
    on("2", Map.of("TERM", "dumb", "COLUMNS", "100")).panel(PANEL);

    assertEquals("RunningRunning", streams.conversation());
  }

  @Test
  void cutsWhatWouldWrap() {
    on("2", Map.of("TERM", "xterm", "COLUMNS", "80")).panel(List.of("x".repeat(200)));

    assertEquals("x".repeat(79), streams.conversation());
  }

  @Test
  void showsNoPanelWhereNobodySeesItChange() {
    on("", Map.of("TERM", "xterm")).panel(PANEL);
    assertEquals("", streams.conversation());
  }

  private Progress on(String terminals, Map<String, String> variables) {
    return new Progress(streams.terminal(terminals, "", variables));
  }
}
