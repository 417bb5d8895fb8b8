package dev.carbon.cli.sources;

import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.SourceName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A cache that remembers of one source when it last gave a figure, and nothing else. */
record KeptMoment(String source, Instant moment) implements FigureCache {
  @Override
  public Optional<Kept> find(Key key) {
    return Optional.empty();
  }

  @Override
  public void store(Key key, Kept figure) {
    throw new UnsupportedOperationException("a list of sources stores nothing");
  }

  @Override
  public Optional<Instant> lastSuccess(SourceName name) {
    return Optional.of(moment).filter(any -> name.value().equals(source));
  }

  @Override
  public int clear() {
    throw new UnsupportedOperationException("a list of sources clears nothing");
  }

  @Override
  public Path folder() {
    return Path.of("");
  }
}
