package dev.carbon.signal;

/** Why carbon was asked to stop. */
public enum StopReason {
  /** Ctrl-C. */
  INTERRUPT("INT", 130),
  /** The system, or a CI service, ends the process. */
  TERMINATE("TERM", 143),
  /** The terminal went away. */
  HANG_UP("HUP", 129);

  private final String signal;
  private final int exitCode;

  StopReason(String signal, int exitCode) {
    this.signal = signal;
    this.exitCode = exitCode;
  }

  /** The name of the signal, without SIG. */
  public String signal() {
    return signal;
  }

  /** The exit code that tells a shell of it: 128 and the signal's number. */
  public int exitCode() {
    return exitCode;
  }
}
