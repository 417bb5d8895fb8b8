package dev.carbon.error;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of carbon: what was tried and why it failed, in the user's words, and one thing
 * to do about it.
 */
public final class CarbonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final @Nullable String hint;

  /**
   * @param message "could not do this because of that"; one line, no class names, no secrets
   * @param hint one thing the user can do, or null
   */
  public CarbonException(
      ErrorKind kind, String message, @Nullable String hint, @Nullable Throwable cause) {
    super(requireNonNull(message), cause);
    this.kind = requireNonNull(kind);
    this.hint = hint;
  }

  public CarbonException(ErrorKind kind, String message, String hint) {
    this(kind, message, hint, null);
  }

  public CarbonException(ErrorKind kind, String message) {
    this(kind, message, null, null);
  }

  public ErrorKind kind() {
    return kind;
  }

  /** The message, which this exception always has. */
  public String text() {
    return requireNonNull(getMessage());
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
