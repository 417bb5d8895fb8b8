package dev.carbon.testing.cloud.storage;

/** Thrown in place of an answer: the client loses its connection. */
final class BrokenConnection extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
