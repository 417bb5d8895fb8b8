package dev.carbon.intensity;

/**
 * What a source answers for one zone: a figure, or the reason why there is none. There is no third
 * answer, and no number stands for "unknown".
 */
public sealed interface Reading permits Reading.Figure, Reading.Gap {

  /** A figure that can be trusted as far as it says. */
  record Figure(Intensity intensity) implements Reading {}

  /**
   * Nothing, whatever was asked for.
   *
   * @param message one line for a person: who has nothing for which zone, and why
   */
  record Gap(GapReason reason, String message)
      implements Reading, SeriesReading, MixReading, IndexReading {}

  static Reading of(Intensity intensity) {
    return new Figure(intensity);
  }

  static Gap gap(GapReason reason, String message) {
    return new Gap(reason, message);
  }
}
