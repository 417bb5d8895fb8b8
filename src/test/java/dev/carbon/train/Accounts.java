package dev.carbon.train;

import dev.carbon.account.GridDiary;
import dev.carbon.account.JobTimes;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts of runs of which only a little is known. */
final class Accounts {
  private Accounts() {}

  /** Of a job without restarts, at the figures of the plan. */
  static RunAccount of(
      TrainPlan plan, EnergyModel model, JobStatus status, Optional<JobMetrics> metrics) {
    RunFacts facts =
        new RunFacts(
            FactFinding.running(status, new JobTimes()),
            0,
            status.startedAt().orElseGet(plan::madeAt),
            metrics,
            List.of(),
            new GridDiary(plan.ranking().kind()),
            Optional.empty(),
            Map.of());
    return new Reckoning(plan, model, facts).account();
  }
}
