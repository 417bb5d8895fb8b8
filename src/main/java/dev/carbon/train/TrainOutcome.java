package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.FunctionalUnit;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.Savings;
import dev.carbon.footprint.WholeRun;
import dev.carbon.job.JobHandle;
import dev.carbon.region.Price;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFile;
import dev.carbon.unit.Grams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a run.
 *
 * @param bucket the bucket that was made; empty when none was
 * @param bucketGone whether the store confirmed that it is gone
 * @param outputs verified at home
 * @param duration that the job ran; empty when unknown
 * @param localGrams what the same energy emitted on this machine's own grid, for a rehearsal
 * @param details how the footprint of the last attempt came about; empty when nothing is known
 * @param stop the request that ended the watch, if one did
 * @param error why the run is no success; empty when it is one
 * @param refused that the region did not take the job that another may take; empty when it did
 * @param earlier the regions that were tried before this one; what their jobs used before they
 *     ended is part of {@code footprint} and {@code savings}
 */
public record TrainOutcome(
    TrainPlan plan,
    RunState state,
    Optional<JobHandle> job,
    Optional<Bucket> bucket,
    boolean bucketGone,
    List<OutputFile> outputs,
    Optional<Duration> duration,
    Footprint footprint,
    Savings savings,
    Optional<Grams> localGrams,
    Optional<FootprintDetails> details,
    Optional<StopReason> stop,
    Optional<CarbonException> error,
    Optional<RefusedAttempt> refused,
    List<RefusedAttempt> earlier) {

  public TrainOutcome {
    outputs = List.copyOf(outputs);
    earlier = List.copyOf(earlier);
  }

  /** The same for another reason. */
  TrainOutcome failingWith(CarbonException other) {
    return with(footprint, savings, Optional.of(other), earlier);
  }

  /** The same, after others were tried: what they used for nothing is used as well. */
  TrainOutcome after(List<RefusedAttempt> attempts) {
    List<Footprint> before =
        attempts.stream().filter(RefusedAttempt::hasRun).map(RefusedAttempt::footprint).toList();
    Footprint total =
        Stream.concat(hasRun() ? Stream.of(footprint) : Stream.empty(), before.stream())
            .reduce(Footprint::plus)
            .orElse(footprint);
    Savings left = savings;
    for (Footprint used : before) {
      left = left.less(used.carbon());
    }
    return with(total, left, error, attempts);
  }

  /** Whether the job of the last attempt used anything, or may have. */
  private boolean hasRun() {
    return refused.map(RefusedAttempt::hasRun).orElse(job.isPresent() || jobMayLive());
  }

  /**
   * How long its jobs ran, those of earlier attempts too; empty when that of one of them is not
   * known.
   */
  public Optional<Duration> ran() {
    return Stream.concat(
            earlier.stream().filter(RefusedAttempt::hasRun).map(RefusedAttempt::ran),
            hasRun() ? Stream.of(duration) : Stream.empty())
        .reduce((one, other) -> one.flatMap(own -> other.map(own::plus)))
        .flatMap(sum -> sum);
  }

  /** What is known of each attempt whose job ran, the last one last. */
  public List<Optional<FootprintDetails>> detailsOfAll() {
    return Stream.concat(
            earlier.stream().filter(RefusedAttempt::hasRun).map(RefusedAttempt::details),
            hasRun() ? Stream.of(details) : Stream.empty())
        .toList();
  }

  /**
   * The energy of the machines by how it is known, that of earlier attempts included; empty when
   * that of one of them is not known.
   */
  public Optional<EnergySum> energyParts() {
    return detailsOfAll().stream()
        .map(TrainOutcome::parts)
        .reduce((one, other) -> one.flatMap(own -> other.map(own::plus)))
        .flatMap(sum -> sum);
  }

  /**
   * What its emissions can be told per, those of earlier attempts included; none when nothing is
   * known of how one of them came about.
   */
  public List<FunctionalUnit> functionalUnits() {
    List<Optional<FootprintDetails>> all = detailsOfAll();
    if (all.isEmpty()) {
      return List.of();
    }
    double before = 0;
    for (Optional<FootprintDetails> attempt : all.subList(0, all.size() - 1)) {
      Optional<GreenAiCost> use = attempt.flatMap(FootprintDetails::use);
      if (use.isEmpty()) {
        return List.of();
      }
      before += use.get().acceleratorHours();
    }
    double hours = before;
    return all.get(all.size() - 1).map(known -> known.functionalUnits(hours)).orElse(List.of());
  }

  private static Optional<EnergySum> parts(Optional<FootprintDetails> known) {
    return known.flatMap(FootprintDetails::carbon).map(OperationalCarbon::energy);
  }

  /** Every region that did not take the job, in the order in which they were tried. */
  public List<RefusedAttempt> refusals() {
    return Stream.concat(earlier.stream(), refused.stream()).toList();
  }

  /** Every file that is at home, those of earlier attempts too. */
  public List<OutputFile> allOutputs() {
    return Stream.concat(
            earlier.stream().flatMap(attempt -> attempt.outputs().stream()), outputs.stream())
        .toList();
  }

  private TrainOutcome with(
      Footprint total, Savings left, Optional<CarbonException> why, List<RefusedAttempt> attempts) {
    return new TrainOutcome(
        plan,
        state,
        job,
        bucket,
        bucketGone,
        outputs,
        duration,
        total,
        left,
        localGrams,
        details,
        stop,
        why,
        refused,
        attempts);
  }

  /** Whether the job may still run and cost money. */
  public boolean jobMayLive() {
    return state.jobMayLive();
  }

  /** What is paid for the job now; empty when it is over, and as {@link TrainPlan#pricePerHour}. */
  public Optional<Price> costPerHour() {
    return jobMayLive() ? plan.pricePerHour() : Optional.empty();
  }

  public boolean bucketExists() {
    return bucket.isPresent() && !bucketGone;
  }

  /** Whether jobs of it ran in other regions before the last. */
  public boolean hasMoved() {
    return earlier.stream().anyMatch(RefusedAttempt::hasRun);
  }

  /** How its footprint came about, over all attempts whose jobs ran. */
  public WholeRun wholeRun() {
    List<Optional<FootprintDetails>> all = detailsOfAll();
    return new WholeRun(all.isEmpty() ? List.of(details) : all);
  }
}
