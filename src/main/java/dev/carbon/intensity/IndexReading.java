package dev.carbon.intensity;

/** What a source answers when it is asked for the index of one zone: an index, or a reason. */
public sealed interface IndexReading permits IndexReading.Index, Reading.Gap {

  /** An index. */
  record Index(RelativeIndex index) implements IndexReading {}

  static IndexReading of(RelativeIndex index) {
    return new Index(index);
  }
}
