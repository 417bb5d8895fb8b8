package dev.carbon.terminal;

/**
 * Tells how long work goes on: one line rewritten in place on a terminal, a line per change
 * elsewhere. Other lines of the conversation go through here too, so that they do not run into the
 * rewritten one.
 */
public final class Progress {
  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final Terminal terminal;
  private String shown = "";

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
    if (terminal.verbosity() == Verbosity.QUIET || !terminal.conversationIsTerminal()) {
      return;
    }
    clear();
    terminal.sayInPlace(line);
    shown = line;
  }

  /** Takes the rewritten line away. */
  public void clear() {
    if (!shown.isEmpty()) {
      terminal.sayInPlace(CLEAR_LINE);
      shown = "";
    }
  }
}
