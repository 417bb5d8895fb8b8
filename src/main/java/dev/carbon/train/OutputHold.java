package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.CloudPlace;
import dev.carbon.staging.FolderMark;
import dev.carbon.staging.HomePlace;
import dev.carbon.staging.OutputPlace;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the folder of the outputs for a run, through all its attempts and processes, as long as its
 * job may write there.
 */
final class OutputHold {
  private final OutputPlace place;
  private final TrainPlan plan;
  private final RunLedger ledger;
  private final TrainListener listener;

  OutputHold(TrainPlan plan, Backend backend, RunLedger ledger, TrainListener listener) {
    this.place = place(plan, backend);
    this.plan = plan;
    this.ledger = ledger;
    this.listener = listener;
  }

  private static OutputPlace place(TrainPlan plan, Backend backend) {
    return plan.output() instanceof Destination.Cloud cloud
        ? new CloudPlace(backend.outputs().orElseThrow(), cloud.address(), plan.run())
        : new HomePlace(plan.home().orElseThrow(), plan.run());
  }

  /** Takes the folder before anything else is done; or why that cannot be. */
  Optional<CarbonException> take() {
    return taken(place::take);
  }

  /** Takes it in another process that goes on with the run; or why that cannot be. */
  Optional<CarbonException> takeAgain() {
    return taken(place::takeAgain);
  }

  private Optional<CarbonException> taken(Runnable taking) {
    try {
      ledger.append(RecordType.OUTPUT_INTENT, Map.of("place", plan.output().toString()));
      taking.run();
      ledger.append(RecordType.OUTPUT_OK, Map.of("place", plan.output().toString()));
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(Bugs.asFailure(e));
    }
  }

  /** Gives it back once no job can write there any more. */
  void release(TrainOutcome outcome) {
    if (outcome.jobMayLive()) {
      return;
    }
    try {
      place.free();
      ledger.append(RecordType.OUTPUT_FREED, Map.of("place", plan.output().toString()));
    } catch (RuntimeException e) {
      listener.outputStaysTaken(
          plan.output()
              + " still says that this run has it: "
              + Bugs.asFailure(e).text()
              + "; remove "
              + FolderMark.FILE_NAME
              + " from it before another run goes there");
    }
  }
}
