package dev.carbon.cli.intensity;

import dev.carbon.intensity.GridReport;

/** Shows what a source says of places. */
interface IntensityView {
  void show(GridReport report);
}
