package dev.carbon.train;

import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.staging.DataAddress;
import dev.carbon.testing.cloud.script.Fault;
import java.util.Map;
import java.util.Optional;

/** Ways that a run may take; together they make every call that a run can make. */
enum Journey {
  /** Nothing out of the ordinary. */
  SMOOTH {
    @Override
    void arrange(CloudRun run) {}
  },
  /** The user's own bucket takes the outputs. */
  TO_THE_CLOUD {
    @Override
    void arrange(CloudRun run) {
      run.cloud.plantBucket(CloudRun.MINE, "us", Map.of());
      run.plans.output =
          new Destination.Cloud(
              new DataAddress(CloudRun.MINE, CloudRun.FOLDER), false, Optional.empty());
    }
  },
  /** Nobody heard that the job was made. */
  CREATE_UNHEARD {
    @Override
    void arrange(CloudRun run) {
      run.cloud.script().fault("CreateCustomJob", 1, Fault.drop().afterEffect());
    }
  },
  /** Nobody heard that a file was written. */
  UPLOAD_UNHEARD {
    @Override
    void arrange(CloudRun run) {
      run.cloud.script().fault("object.insert", 1, Fault.drop().afterEffect());
    }
  },
  /** The large file arrives in two pieces. */
  UPLOAD_BROKEN {
    @Override
    void arrange(CloudRun run) {
      run.cloud.script().breakUploadsAt(1024 * 1024, 1);
    }
  },
  /** The first region never has the machines. */
  QUEUED {
    @Override
    void arrange(CloudRun run) {
      run.cloud.script().nextJobStates(JobState.JOB_STATE_QUEUED);
    }
  };

  abstract void arrange(CloudRun run);
}
