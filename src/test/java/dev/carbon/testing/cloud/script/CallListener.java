package dev.carbon.testing.cloud.script;

/** Hears of each call as it happens, on the server's thread: the place to kill a client from. */
public interface CallListener {
  /** The call has arrived; nothing was done yet, and nothing will be before this returns. */
  default void received(RecordedCall call) {}

  /** The call has had its effect; the client has no answer yet. Not told of refused calls. */
  default void applied(RecordedCall call) {}
}
