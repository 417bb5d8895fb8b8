package dev.carbon.cli.train;

import dev.carbon.train.RunSummary;
import java.util.List;

/** Shows a list of runs. */
interface JobsView {
  void show(List<RunSummary> runs);
}
