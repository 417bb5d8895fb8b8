package dev.carbon.http;

/** A text is not the strict JSON that carbon reads; the message says why, in a few words. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedJsonException(String reason) {
    super(reason);
  }

  /** Why, so that it reads after "answered with": "an empty body". */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
