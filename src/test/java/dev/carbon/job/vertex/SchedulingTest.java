package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.Scheduling;
import dev.carbon.job.JobAccess;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.Resources;
import dev.carbon.region.Location;
import dev.carbon.region.Provisioning;
import dev.carbon.staging.RunId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchedulingTest {
  private static final JobSpec SPEC =
      JobSpecs.of(new RunId("r-abcdefghijklmnopqrstuvwxyz"), 1, new Location("us-east1"));
  private static final Optional<Duration> A_WHILE = Optional.of(Duration.ofMinutes(90));

  @Test
  void spotMachinesMayBeTakenAwayAndTheJobIsThenRestarted() {
    Scheduling spot = scheduling(Provisioning.SPOT, Optional.empty());
    assertEquals(Scheduling.Strategy.SPOT, spot.getStrategy());
    assertFalse(spot.getDisableRetries());
    assertFalse(spot.hasMaxWaitDuration());
  }

  @Test
  void aFlexibleStartWaitsNoLongerThanAskedAndRunsOnce() {
    Scheduling flexible = scheduling(Provisioning.FLEX_START, A_WHILE);
    assertEquals(Scheduling.Strategy.FLEX_START, flexible.getStrategy());
    assertEquals(90 * 60, flexible.getMaxWaitDuration().getSeconds());
    assertTrue(flexible.getDisableRetries());
  }

  @Test
  void whatIsLentAsUsualIsLeftToVertexAisDefault() {
    Scheduling standard = scheduling(Provisioning.STANDARD, Optional.empty());
    assertEquals(Scheduling.Strategy.STRATEGY_UNSPECIFIED, standard.getStrategy());
    assertFalse(standard.hasMaxWaitDuration());
  }

  @ParameterizedTest
  @EnumSource(Provisioning.class)
  void everyJobHasItsTimeout(Provisioning provisioning) {
    Optional<Duration> wait = provisioning == Provisioning.FLEX_START ? A_WHILE : Optional.empty();
    assertEquals(24 * 3600, scheduling(provisioning, wait).getTimeout().getSeconds());
  }

  @Test
  void aFlexibleStartIsNeverLeftToWaitForEver() {
    assertThrows(
        IllegalArgumentException.class, () -> resources(Provisioning.FLEX_START, Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> resources(Provisioning.SPOT, A_WHILE));
  }

  private static Scheduling scheduling(Provisioning provisioning, Optional<Duration> maxWait) {
    JobSpec spec = JobSpecs.with(SPEC, resources(provisioning, maxWait), JobAccess.DEFAULT);
    return CustomJobRequest.of(spec).getJobSpec().getScheduling();
  }

  private static Resources resources(Provisioning provisioning, Optional<Duration> maxWait) {
    return new Resources(
        SPEC.workers().lent(provisioning), maxWait, Optional.empty(), Optional.empty());
  }
}
