package dev.carbon.job;

import dev.carbon.region.Location;
import java.time.Instant;
import java.util.OptionalDouble;

/** The fake passes the contract that the adapter passes. */
class FakeJobMonitorTest extends JobMonitorContract {
  private final FakeJobMonitor monitor = new FakeJobMonitor();
  private int jobs;

  @Override
  protected JobMonitor monitor() {
    return monitor;
  }

  @Override
  protected JobHandle job() {
    return new JobHandle("jobs/" + ++jobs, new Location("europe-north1"));
  }

  @Override
  protected void seen(JobHandle job, Instant time, double accelerators, OptionalDouble memory) {
    monitor.see(job, time, accelerators, memory);
  }
}
