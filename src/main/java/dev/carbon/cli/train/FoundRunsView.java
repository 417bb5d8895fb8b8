package dev.carbon.cli.train;

import dev.carbon.train.FoundRun;
import java.util.List;

/** Shows the runs that were found in the cloud. */
interface FoundRunsView {
  void show(List<FoundRun> found);
}
