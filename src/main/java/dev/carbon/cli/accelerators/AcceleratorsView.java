package dev.carbon.cli.accelerators;

import dev.carbon.placement.AcceleratorOverview;

/** Shows accelerators. */
interface AcceleratorsView {
  void show(AcceleratorOverview overview);
}
