package dev.carbon.cli.train;

import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;

/** Shows a plan and what became of it. */
interface TrainView {
  /** The plan is the result. */
  void planned(TrainPlan plan);

  /** The plan is about to be carried out. */
  void starting(TrainPlan plan);

  /** The run is over. */
  void ended(TrainOutcome outcome);
}
