package dev.carbon.intensity;

/** What a source answers when it is asked for several hours of one zone: a series, or a reason. */
public sealed interface SeriesReading permits SeriesReading.Series, Reading.Gap {

  /** Figures that can be trusted as far as they say. */
  record Series(IntensitySeries series) implements SeriesReading {}

  static SeriesReading of(IntensitySeries series) {
    return new Series(series);
  }
}
