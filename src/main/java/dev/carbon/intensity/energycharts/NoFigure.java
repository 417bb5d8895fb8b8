package dev.carbon.intensity.energycharts;

import dev.carbon.intensity.GapReason;

/** There is no usable figure in an answer; never leaves this package. */
final class NoFigure extends Exception {
  private static final long serialVersionUID = 1L;

  private final GapReason reason;

  /**
   * @param why so that it reads after "energy-charts has no figure for zone DE:"; may quote the
   *     service, so that whoever prints it must clean it
   */
  NoFigure(GapReason reason, String why) {
    super(why);
    this.reason = reason;
  }

  GapReason reason() {
    return reason;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
