package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.OwnJob;
import dev.carbon.job.OwnJobs;
import dev.carbon.region.Location;
import dev.carbon.staging.FakeStager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CloudSweepTest {
  private static final Location HERE = new Location("europe-north1");
  private static final Location DOWN = new Location("us-central1");
  private static final Location SILENT = new Location("us-east1");

  @Test
  void aRegionThatFailsOrIsSilentHidesNoOther() {
    Sightings found =
        sweep(CloudSweepTest::jobs, Duration.ofMillis(300)).look(List.of(DOWN, SILENT, HERE));

    assertEquals(List.of(job()), found.liveJobs());
    assertEquals(Set.of(DOWN, SILENT), found.unanswered().keySet());
    assertEquals("us-central1 is down", found.unanswered().get(DOWN));
    assertTrue(
        found.unanswered().getOrDefault(SILENT, "").startsWith("no answer"), found::toString);
  }

  @Test
  void allRegionsAreAskedAtOnce() {
    CountDownLatch asked = new CountDownLatch(3);

    Sightings found =
        sweep(
                location -> {
                  asked.countDown();
                  await(asked); // Would be silent for ever if one were asked after the other.
                  return List.of();
                },
                Duration.ofSeconds(30))
            .look(List.of(HERE, DOWN, SILENT));

    assertEquals(Set.of(), found.unanswered().keySet());
  }

  private static CloudSweep sweep(OwnJobs jobs, Duration deadline) {
    return new CloudSweep(new FakeOwnBuckets(new FakeStager()), jobs, deadline);
  }

  private static List<OwnJob> jobs(Location location) {
    if (location.equals(DOWN)) {
      throw new CarbonException(ErrorKind.UPSTREAM, "us-central1 is down");
    }
    if (location.equals(SILENT)) {
      await(new CountDownLatch(1));
    }
    return List.of(job());
  }

  private static OwnJob job() {
    return new OwnJob(new JobHandle("job-1", HERE), Plans.RUN, JobState.RUNNING, Instant.EPOCH);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
