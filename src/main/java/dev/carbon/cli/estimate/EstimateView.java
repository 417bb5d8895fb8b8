package dev.carbon.cli.estimate;

import dev.carbon.placement.Estimates;

/** Shows what a job would use and cause. */
interface EstimateView {
  void show(Estimates estimates);
}
