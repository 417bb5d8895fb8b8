package dev.carbon.intensity;

/**
 * There is nothing usable in an answer. Thrown by the readers of a source's answers and turned into
 * a gap by {@link Unanswered} before it leaves the source.
 */
public final class NoFigure extends Exception {
  private static final long serialVersionUID = 1L;

  private final GapReason reason;

  /**
   * @param why so that it reads after "eia has no figure for zone US-MIDW-MISO:"; may quote the
   *     service, so that whoever prints it must clean it
   */
  public NoFigure(GapReason reason, String why) {
    super(why);
    this.reason = reason;
  }

  public GapReason reason() {
    return reason;
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
