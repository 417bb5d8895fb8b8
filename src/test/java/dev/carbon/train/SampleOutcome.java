package dev.carbon.train;

import dev.carbon.error.RegionRefusal;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.SampleDetails;
import dev.carbon.footprint.Savings;
import dev.carbon.job.JobHandle;
import dev.carbon.placement.Refused;
import dev.carbon.unit.Grams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a run that used one chip for an hour at 30 g/kWh in {@code europe-north1}. */
public final class SampleOutcome {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final List<RefusedAttempt> earlier = new ArrayList<>();
  private double baselineByPlan;
  private double meanByPlan;
  private boolean hadMachine = true;

  private SampleOutcome() {}

  public static SampleOutcome make() {
    return new SampleOutcome();
  }

  /** After so many hours at that intensity in {@code us-central1}, which took the machines away. */
  public SampleOutcome after(int hours, double gramsPerKwh) {
    return after(hours, gramsPerKwh, Optional.of(SampleDetails.of(hours, gramsPerKwh)));
  }

  /** The same where this is known of how its footprint came about. */
  public SampleOutcome after(int hours, double gramsPerKwh, Optional<FootprintDetails> details) {
    earlier.add(
        new RefusedAttempt(
            earlier.size() + 1,
            new Refused(Plans.OTHER, RegionRefusal.CAPACITY, "no machine is left", NOON),
            Optional.of(Duration.ofHours(hours)),
            SampleDetails.footprint(hours, gramsPerKwh),
            details,
            List.of()));
    return this;
  }

  /** Where so much of what it is compared with, 0 to 1, is by figures of the plan. */
  public SampleOutcome comparedByPlan(double baseline, double mean) {
    baselineByPlan = baseline;
    meanByPlan = mean;
    return this;
  }

  /** And the last region had no machine. */
  public SampleOutcome withoutMachine() {
    hadMachine = false;
    return this;
  }

  public TrainOutcome get() {
    TrainPlan plan = new Plans().plan(Path.of("out"));
    TrainOutcome last =
        new TrainOutcome(
            plan,
            hadMachine ? RunState.SUCCEEDED : RunState.FAILED,
            known(new JobHandle("jobs/42", plan.location())),
            Optional.empty(),
            true,
            List.of(),
            known(Duration.ofHours(1)),
            hadMachine ? SampleDetails.footprint(1, 30) : Footprint.ofCost(Optional.empty()),
            savings(),
            Optional.empty(),
            known(SampleDetails.of(1, 30)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return last.after(earlier);
  }

  private <T> Optional<T> known(T value) {
    return Optional.of(value).filter(any -> hadMachine);
  }

  private Savings savings() {
    return new Savings(
        Plans.OTHER,
        known(new Grams(400)),
        known(new Grams(370)),
        known(92.5),
        known(new Grams(200)),
        known(new Grams(170)),
        known(baselineByPlan),
        known(meanByPlan));
  }
}
