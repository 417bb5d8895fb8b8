package dev.carbon.intensity;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source that is to answer one request, opened when it is first asked. */
public final class ChosenSource {
  private final SourceOption option;
  private final SourceWish wish;
  private final IntensityKind kind;
  private final Clock clock;
  private @Nullable IntensitySource opened;

  private ChosenSource(SourceOption option, SourceWish wish, IntensityKind kind, Clock clock) {
    this.option = option;
    this.wish = wish;
    this.kind = kind;
    this.clock = clock;
  }

  /** The source on the terms of {@code wish}; empty when it has no figures of that kind. */
  public static Optional<ChosenSource> of(SourceOption option, SourceWish wish, Clock clock) {
    return wish.kindOf(option.profile()).map(kind -> new ChosenSource(option, wish, kind, clock));
  }

  public SourceProfile profile() {
    return option.profile();
  }

  /** The kind of every figure of it. */
  public IntensityKind kind() {
    return kind;
  }

  SourceWish wish() {
    return wish;
  }

  /**
   * The source itself, one and the same each time.
   *
   * @throws dev.carbon.error.CarbonException CREDENTIALS when its key is not set
   */
  synchronized IntensitySource source() {
    IntensitySource present = opened;
    if (present == null) {
      present = option.open(wish.terms(kind, clock));
      opened = present;
    }
    return present;
  }
}
