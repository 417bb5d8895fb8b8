package dev.carbon.testing.cloud.script;

/** The way back to the client of one call; exactly one of its methods is used, once. */
public interface Reply<T> {
  void answer(T result);

  /** The service itself refuses: not found, precondition, invalid argument. */
  void refuse(RuntimeException refusal);

  void fail(Fault fault);
}
