package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.FakeStager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What jobs do as soon as their machines run: they take the lease, and train when it is theirs. */
final class FakeBootstrap {
  private final FakeStager store;
  private final Consumer<BucketName> training;
  private final List<JobHandle> trained = new ArrayList<>();
  private Optional<JobSpec> spec = Optional.empty();
  private boolean startsLater;
  private boolean ignoresLease;

  /**
   * @param training writes what a job leaves
   */
  FakeBootstrap(FakeStager store, Consumer<BucketName> training) {
    this.store = store;
    this.training = training;
  }

  /** Jobs wait for their machines until the test starts them. */
  void startLater() {
    startsLater = true;
  }

  /** The mutant: it trains whoever has the lease. */
  void ignoreLease() {
    ignoresLease = true;
  }

  /** The jobs that have trained, in order. */
  List<JobHandle> trained() {
    return List.copyOf(trained);
  }

  void made(JobHandle job, JobSpec asked) {
    spec = Optional.of(asked);
    if (!startsLater) {
      start(job);
    }
  }

  /** The job's machines run. In a bucket that is gone it finds no code. */
  void start(JobHandle job) {
    JobSpec asked = spec.orElseThrow();
    if (ignoresLease || mayTrain(job, asked)) {
      trained.add(job);
      if (store.buckets().contains(asked.bucket())) {
        training.accept(asked.bucket());
      }
    }
  }

  private boolean mayTrain(JobHandle job, JobSpec asked) {
    try {
      return asked.code().isEmpty() || store.writeNew(asked.bucket(), asked.lease().heldBy(job));
    } catch (CarbonException e) {
      return false;
    }
  }
}
