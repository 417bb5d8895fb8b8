package dev.carbon.cli.regions;

/** Shows a ranking. */
interface RegionsView {
  void show(RegionsAnswer answer);
}
