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
  private final @Nullable RegionRefusal refusal;
  private final @Nullable String refusalWords;

  /**
   * @param message "could not do this because of that"; one line, no class names, no secrets
   * @param hint one thing the user can do, or null
   */
  public CarbonException(
      ErrorKind kind, String message, @Nullable String hint, @Nullable Throwable cause) {
    this(kind, null, null, message, hint, cause);
  }

  private CarbonException(
      ErrorKind kind,
      @Nullable RegionRefusal refusal,
      @Nullable String refusalWords,
      String message,
      @Nullable String hint,
      @Nullable Throwable cause) {
    super(requireNonNull(message), cause);
    this.kind = requireNonNull(kind);
    this.hint = hint;
    this.refusal = refusal;
    this.refusalWords = refusalWords;
  }

  public CarbonException(ErrorKind kind, String message, String hint) {
    this(kind, message, hint, null);
  }

  public CarbonException(ErrorKind kind, String message) {
    this(kind, message, null, null);
  }

  /**
   * A region does not take a job that another may take: {@link ErrorKind#NO_REGION}.
   *
   * @param words the part of the message that is the region's reason alone, such as the cloud gave
   *     it; it is told again when the region is left out later
   */
  public static CarbonException refused(
      RegionRefusal why,
      String message,
      String words,
      @Nullable String hint,
      @Nullable Throwable cause) {
    return new CarbonException(
        ErrorKind.NO_REGION, requireNonNull(why), requireNonNull(words), message, hint, cause);
  }

  /** Why a region refused the job; empty when nothing of the kind happened. */
  public Optional<RegionRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** The region's reason alone; present when {@link #refusal} is. */
  public Optional<String> refusalWords() {
    return Optional.ofNullable(refusalWords);
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
