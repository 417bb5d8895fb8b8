package dev.carbon.footprint;

import dev.carbon.unit.Grams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * How the footprint of a run came about, all of its attempts taken together. What is unknown of one
 * attempt is unknown of the run.
 *
 * @param attempts at least one, in the order in which their jobs ran; empty where nothing is known
 */
public record WholeRun(List<Optional<FootprintDetails>> attempts) {
  /**
   * Any run.
   *
   * @throws IllegalArgumentException for no attempt
   */
  public WholeRun {
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("no attempt");
    }
    attempts = List.copyOf(attempts);
  }

  /** The run whose last attempt came after these. */
  public static WholeRun of(
      List<Optional<FootprintDetails>> earlier, Optional<FootprintDetails> last) {
    List<Optional<FootprintDetails>> all = new ArrayList<>(earlier);
    all.add(last);
    return new WholeRun(all);
  }

  /** Of the machines, hour by hour; empty too when the figures of two attempts are not alike. */
  public Optional<OperationalCarbon> carbon() {
    return each(FootprintDetails::carbon)
        .filter(all -> all.stream().map(OperationalCarbon::kind).distinct().count() == 1)
        .map(all -> sum(all, OperationalCarbon::plus));
  }

  /** What the machines emitted, hour by hour, by whatever figures. */
  public Optional<Grams> emitted() {
    return each(attempt -> attempt.carbon().flatMap(OperationalCarbon::grams))
        .map(all -> sum(all, Grams::plus));
  }

  /** What the plans of the attempts make of the time that they took. */
  public Optional<Grams> planned() {
    return each(FootprintDetails::planned)
        .map(all -> sum(all.stream().map(PlannedCarbon::grams).toList(), Grams::plus));
  }

  /** What the machines emitted more than planned, and why. */
  public Optional<PlannedCarbon.Difference> difference() {
    return each(WholeRun::difference).map(all -> sum(all, PlannedCarbon.Difference::plus));
  }

  private static Optional<PlannedCarbon.Difference> difference(FootprintDetails attempt) {
    return attempt
        .carbon()
        .flatMap(
            used ->
                used.grams()
                    .flatMap(
                        grams ->
                            attempt
                                .planned()
                                .map(planned -> planned.until(used.energy().total(), grams))));
  }

  /** In both ways of counting. */
  public Optional<WaterUse> water() {
    return each(FootprintDetails::water).map(all -> sum(all, WaterUse::plus));
  }

  /** Virtual processors that were reserved, times seconds, on machines of one type. */
  public OptionalDouble coreSeconds() {
    return each(FootprintDetails::use)
        .filter(all -> all.stream().map(GreenAiCost::machineType).distinct().count() == 1)
        .filter(all -> all.stream().allMatch(use -> use.coreSeconds().isPresent()))
        .map(all -> all.stream().mapToDouble(use -> use.coreSeconds().orElseThrow()).sum())
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Chips that were reserved, times hours. */
  public OptionalDouble acceleratorHours() {
    return each(FootprintDetails::use)
        .map(all -> all.stream().mapToDouble(GreenAiCost::acceleratorHours).sum())
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Of the accelerators alone. */
  public Optional<EnergySum> acceleratorEnergy() {
    return each(attempt -> attempt.use().flatMap(GreenAiCost::acceleratorEnergy))
        .map(all -> sum(all, EnergySum::plus));
  }

  /** How often the platform was seen to start a job again. */
  public OptionalInt restarts() {
    return each(attempt -> Optional.of(attempt.restarts()))
        .map(all -> OptionalInt.of(all.stream().mapToInt(Integer::intValue).sum()))
        .orElse(OptionalInt.empty());
  }

  /** Of every attempt; empty when one of them lacks it. */
  private <T> Optional<List<T>> each(Function<FootprintDetails, Optional<T>> part) {
    List<T> known = attempts.stream().flatMap(each -> each.flatMap(part).stream()).toList();
    return Optional.of(known).filter(all -> all.size() == attempts.size());
  }

  private static <T> T sum(List<T> all, BinaryOperator<T> plus) {
    return all.stream().reduce(plus).orElseThrow();
  }
}
