package dev.carbon.terminal;

import java.util.List;

/**
 * Tells how long work goes on: some lines rewritten in place on a terminal, a line per change
 * elsewhere. Other lines of the conversation go through here too, so that they do not run into the
 * rewritten ones.
 */
public final class Progress {
  private static final String CLEAR_LINE = "\r\u001B[2K";
  private static final String CLEAR_LINE_ABOVE = "\u001B[1A\u001B[2K";

  private final Terminal terminal;
  private List<String> shown = List.of();

  public Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A change worth a line of its own; it stays on the screen. */
  public void change(String line) {
    clear();
    terminal.tell(line);
  }

  /** The state of the moment: rewritten on a terminal; elsewhere not shown, see {@link #change}. */
  public void moment(String line) {
    panel(List.of(line));
  }

  /**
   * As {@link #moment}, in several lines; only the first of them where the terminal is narrow or
   * cannot go up a line.
   */
  public void panel(List<String> lines) {
    if (terminal.verbosity() == Verbosity.QUIET || !terminal.conversationIsTerminal()) {
      return;
    }
    List<String> fitting = terminal.canGoUp() ? lines : lines.subList(0, 1);
    List<String> cut = fitting.stream().map(this::cut).toList();
    if (!cut.equals(shown)) {
      clear();
      terminal.sayInPlace(String.join("\n", cut));
      shown = cut;
    }
  }

  /** Takes the rewritten lines away. */
  public void clear() {
    if (!shown.isEmpty()) {
      terminal.sayInPlace(CLEAR_LINE + CLEAR_LINE_ABOVE.repeat(shown.size() - 1));
      shown = List.of();
    }
  }

  /** A line that wraps would be two, of which only one is taken away. */
  private String cut(String line) {
    int most = terminal.conversationWidth() - 1;
    return line.length() <= most ? line : line.substring(0, most);
  }
}
