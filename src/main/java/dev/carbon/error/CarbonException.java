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

  /**
   * @param message "could not do this because of that"; one line, no class names, no secrets
   * @param hint one thing the user can do, or null
   */
  public CarbonException(
      ErrorKind kind, String message, @Nullable String hint, @Nullable Throwable cause) {
    this(kind, null, message, hint, cause);
  }

  private CarbonException(
      ErrorKind kind,
      @Nullable RegionRefusal refusal,
      String message,
      @Nullable String hint,
      @Nullable Throwable cause) {
    super(requireNonNull(message), cause);
    this.kind = requireNonNull(kind);
    this.hint = hint;
    this.refusal = refusal;
  }

  public CarbonException(ErrorKind kind, String message, String hint) {
    this(kind, message, hint, null);
  }

  public CarbonException(ErrorKind kind, String message) {
    this(kind, message, null, null);
  }

  /** A region does not take a job that another may take: {@link ErrorKind#NO_REGION}. */
  public static CarbonException refused(
      RegionRefusal why, String message, @Nullable String hint, @Nullable Throwable cause) {
    return new CarbonException(ErrorKind.NO_REGION, requireNonNull(why), message, hint, cause);
  }

  /** Why a region refused the job; empty when nothing of the kind happened. */
  public Optional<RegionRefusal> refusal() {
    return Optional.ofNullable(refusal);
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
