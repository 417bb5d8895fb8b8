package dev.carbon.intensity;

/** What a source answers when it is asked for the power mix of one place: a mix, or a reason. */
public sealed interface MixReading permits MixReading.Mix, Reading.Gap {

  /** A power mix. */
  record Mix(PowerBreakdown breakdown) implements MixReading {}

  static MixReading of(PowerBreakdown breakdown) {
    return new Mix(breakdown);
  }
}
