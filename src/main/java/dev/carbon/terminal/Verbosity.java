package dev.carbon.terminal;

/** How much of the conversation is wanted. */
public enum Verbosity {
  /** The result alone, and errors. */
  QUIET,
  NORMAL,
  /** Network calls and the traces of errors too. */
  VERBOSE
}
