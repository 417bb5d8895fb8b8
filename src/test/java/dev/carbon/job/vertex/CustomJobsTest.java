package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.protobuf.Timestamp;
import com.google.rpc.Status;
import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.region.Location;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CustomJobsTest {
  private static final String NAME = "projects/123/locations/europe-west4/customJobs/42";

  @Test
  void knowsEveryStateByItsOwnName() {
    for (JobState state : EnumSet.complementOf(EnumSet.of(JobState.UNKNOWN))) {
      assertEquals(
          state,
          CustomJobs.state(
              com.google.cloud.aiplatform.v1.JobState.valueOf("JOB_STATE_" + state.name())));
    }
  }

  @Test
  void endsOnExactlyTheFiveTerminalStates() {
    Set<JobState> terminal =
        Arrays.stream(com.google.cloud.aiplatform.v1.JobState.values())
            .map(CustomJobs::state)
            .filter(JobState::isTerminal)
            .collect(Collectors.toSet());

    assertEquals(
        Set.of(
            JobState.SUCCEEDED,
            JobState.PARTIALLY_SUCCEEDED,
            JobState.FAILED,
            JobState.CANCELLED,
            JobState.EXPIRED),
        terminal);
  }

  @Test
  void keepsWatchingOnAWordItDoesNotKnow() {
    CustomJob job = CustomJob.newBuilder().setStateValue(99).build();

    assertEquals(JobState.UNKNOWN, CustomJobs.status(job).state());
    assertEquals(JobState.UNKNOWN, CustomJobs.status(CustomJob.getDefaultInstance()).state());
  }

  @Test
  void takesTheLocationFromTheName() {
    CustomJob job = CustomJob.newBuilder().setName(NAME).build();

    assertEquals(
        Optional.of(new JobHandle(NAME, new Location("europe-west4"))), CustomJobs.handle(job));
  }

  @Test
  void hasNoHandleForAnythingElse() {
    for (String name : new String[] {"", "42", NAME + "/x", "projects/1/locations/l/models/2"}) {
      assertTrue(CustomJobs.handle(CustomJob.newBuilder().setName(name).build()).isEmpty(), name);
    }
  }

  @Test
  void tellsAStockoutFromAFailureOfTheScript() {
    CustomJob.Builder failed =
        CustomJob.newBuilder().setState(com.google.cloud.aiplatform.v1.JobState.JOB_STATE_FAILED);
    failed
        .getErrorBuilder()
        .setMessage(
            "Resources are insufficient in region: us-west1. Try a different region or use a"
                + " different accelerator.");
    assertEquals(Optional.of(RegionRefusal.CAPACITY), CustomJobs.status(failed.build()).refusal());
    failed.getErrorBuilder().setMessage("The replica workerpool0-0 exited with status 1.");
    assertEquals(Optional.empty(), CustomJobs.status(failed.build()).refusal());
  }

  @Test
  void tellsTimesAndErrorOnlyWhenTheyAreThere() {
    assertEquals(
        new JobStatus(JobState.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty()),
        CustomJobs.status(CustomJob.getDefaultInstance()));

    CustomJob failed =
        CustomJob.newBuilder()
            .setState(com.google.cloud.aiplatform.v1.JobState.JOB_STATE_FAILED)
            .setStartTime(Timestamp.newBuilder().setSeconds(100).setNanos(5))
            .setEndTime(Timestamp.newBuilder().setSeconds(200))
            .setError(Status.newBuilder().setCode(3).setMessage("ran out\nof memory"))
            .build();
    assertEquals(
        new JobStatus(
            JobState.FAILED,
            Optional.of(Instant.ofEpochSecond(100, 5)),
            Optional.of(Instant.ofEpochSecond(200)),
            Optional.of("ran out of memory")),
        CustomJobs.status(failed));
  }
}
