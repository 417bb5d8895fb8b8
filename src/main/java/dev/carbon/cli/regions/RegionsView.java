package dev.carbon.cli.regions;

import dev.carbon.placement.Ranking;

/** Shows a ranking. */
interface RegionsView {
  void show(Ranking ranking);
}
