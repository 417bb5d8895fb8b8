package dev.carbon.placement;

import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.SourceTier;
import dev.carbon.placement.MadeUpSource.State;
import dev.carbon.region.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which source has to rank, counted out from what each of them has: one that is named, or nobody.
 * Else of those with a key the first that has half of the candidates; else of those without one the
 * first that has them all; else the averages of a year, if they have half and are not refused.
 * Else, if that is allowed, the first that has any.
 */
final class LadderRules {
  private final Ladder ladder;

  LadderRules(Ladder ladder) {
    this.ladder = ladder;
  }

  /** Who ranks, or how it ends. */
  Verdict verdict() {
    return ladder.named().map(this::verdictOn).orElseGet(this::verdictOnAll);
  }

  /** The kind of figure that a source gives: the first of its own that is not unwanted. */
  Optional<IntensityKind> kindOf(MadeUpSource source) {
    for (IntensityKind kind : source.kinds()) {
      boolean otherSignal =
          ladder.wish().signal().map(wanted -> wanted != kind.signal()).orElse(false);
      boolean otherAccounting =
          ladder.wish().accounting().map(wanted -> wanted != kind.accounting()).orElse(false);
      if (!otherSignal && !otherAccounting) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The candidates that a source has a usable figure of. */
  Set<Region> usable(MadeUpSource source) {
    return ladder.candidates().stream()
        .filter(
            region -> isUsable(source, source.states().getOrDefault(region.zone(), State.NOTHING)))
        .collect(Collectors.toSet());
  }

  private boolean isUsable(MadeUpSource source, State state) {
    return state == State.FRESH
        || (state == State.ESTIMATED && !ladder.wish().measuredOnly())
        || (state == State.OLD && source.tier() == SourceTier.YEARLY);
  }

  private Verdict verdictOn(MadeUpSource source) {
    if (isOutOfQuestion(source)) {
      return Verdict.failure(ErrorKind.NO_DATA);
    }
    if (isAsked(source) && (!source.hasKey() || source.isRejected())) {
      return Verdict.failure(ErrorKind.CREDENTIALS);
    }
    boolean enough = hasHalf(source) || (ladder.allowPartial() && hasAny(source));
    return enough ? Verdict.of(source) : Verdict.failure(ErrorKind.NO_DATA);
  }

  private Verdict verdictOnAll() {
    List<MadeUpSource> keyed = able(SourceTier.KEYED);
    List<MadeUpSource> keyless = able(SourceTier.KEYLESS);
    List<MadeUpSource> yearly = able(SourceTier.YEARLY);
    for (MadeUpSource source : keyed) {
      if (source.isRejected() && isAsked(source)) {
        return Verdict.failure(ErrorKind.CREDENTIALS);
      }
      if (hasHalf(source)) {
        return Verdict.of(source);
      }
    }
    for (MadeUpSource source : keyless) {
      if (usable(source).size() == ladder.candidates().size()) {
        return Verdict.of(source);
      }
    }
    for (MadeUpSource source : yearly) {
      if (hasHalf(source)) {
        return Verdict.of(source);
      }
    }
    List<MadeUpSource> all = new ArrayList<>(keyed);
    all.addAll(keyless);
    all.addAll(yearly);
    return all.stream()
        .filter(source -> ladder.allowPartial() && hasAny(source))
        .findFirst()
        .map(Verdict::of)
        .orElseGet(() -> Verdict.failure(ErrorKind.NO_DATA));
  }

  private List<MadeUpSource> able(SourceTier tier) {
    return ladder.sources().stream()
        .filter(source -> source.tier() == tier && source.hasKey() && !isOutOfQuestion(source))
        .toList();
  }

  private boolean isOutOfQuestion(MadeUpSource source) {
    return kindOf(source).isEmpty() || (ladder.wish().live() && source.tier() == SourceTier.YEARLY);
  }

  private static boolean isAsked(MadeUpSource source) {
    return !source.states().isEmpty();
  }

  private boolean hasAny(MadeUpSource source) {
    return !usable(source).isEmpty();
  }

  private boolean hasHalf(MadeUpSource source) {
    return hasAny(source) && usable(source).size() * 2 >= ladder.candidates().size();
  }

  /** Who ranks; or, when nobody does, the kind of the error. */
  record Verdict(Optional<MadeUpSource> source, Optional<ErrorKind> failure) {
    private static Verdict of(MadeUpSource source) {
      return new Verdict(Optional.of(source), Optional.empty());
    }

    private static Verdict failure(ErrorKind kind) {
      return new Verdict(Optional.empty(), Optional.of(kind));
    }
  }
}
