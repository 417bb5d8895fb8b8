package dev.carbon.train;

import dev.carbon.job.JobStatus;
import java.util.Arrays;
import java.util.Optional;

/**
 * How watching a job ended.
 *
 * @param last what was last known of the job; empty when it was never seen
 * @param ending why the watch is over
 */
record Watch(Optional<JobStatus> last, Ending ending) {
  enum Ending {
    /** The job is in a terminal state. */
    JOB_ENDED,
    /** It waited too long for machines, was told to stop, and has stopped. */
    QUEUED_TOO_LONG,
    /** It neared the most that it may cost, was told to stop, and has stopped. */
    TOO_EXPENSIVE,
    /** It was made in the wrong place, was told to stop, and has stopped. */
    MISPLACED,
    /** A person asked to cancel it; it was told to stop, and has stopped. */
    ASKED,
    /** Carbon has taken the lease: the job trains nothing, was told to stop, and has ended. */
    GIVEN_UP,
    /** Carbon was asked to stop, and a job of this backend cannot go on alone: it was ended. */
    STOPPED,
    /** Carbon was asked to stop, or nobody listens any more; the job goes on. */
    DETACHED,
    /** The service knows no such job: somebody deleted it. */
    VANISHED,
    /** It was told to stop and did not. */
    WILL_NOT_STOP;

    /** The ending of that name; empty when there is none. */
    static Optional<Ending> named(String name) {
      return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }
  }
}
