package dev.carbon.intensity;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Keeps nothing. */
final class NoCache implements FigureCache {
  @Override
  public Optional<Kept> find(Key key) {
    return Optional.empty();
  }

  @Override
  public void store(Key key, Kept figure) {
    // Keeps nothing.
  }

  @Override
  public Optional<Instant> lastSuccess(SourceName source) {
    return Optional.empty();
  }

  @Override
  public int clear() {
    return 0;
  }

  @Override
  public Path folder() {
    return Path.of("");
  }
}
