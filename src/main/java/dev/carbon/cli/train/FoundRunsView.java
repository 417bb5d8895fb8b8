package dev.carbon.cli.train;

import dev.carbon.train.Recovered;

/** Shows the runs that were found in the cloud. */
interface FoundRunsView {
  void show(Recovered recovered);
}
