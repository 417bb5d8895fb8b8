package dev.carbon.cli.sources;

import java.util.List;

/** Shows what is known of the sources. */
interface SourcesView {
  void show(List<SourceFacts> sources);
}
