package dev.carbon.intensity;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps figures as long as it lives. */
public final class MemoryCache implements FigureCache {
  private final Clock clock;
  private final Map<Key, Kept> figures = new ConcurrentHashMap<>();
  private final Map<SourceName, Instant> successes = new ConcurrentHashMap<>();

  /**
   * @param clock tells what was kept in the future and is therefore not used
   */
  public MemoryCache(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Kept> find(Key key) {
    return Optional.ofNullable(figures.get(key))
        .filter(kept -> !kept.askedAt().isAfter(clock.instant()));
  }

  @Override
  public void store(Key key, Kept figure) {
    if (key.admits(figure)) {
      figures.put(key, figure);
      successes.merge(key.kind().source(), figure.askedAt(), (a, b) -> a.isAfter(b) ? a : b);
      figures.keySet().removeIf(each -> each.hour().isBefore(key.hour()));
    }
  }

  @Override
  public Optional<Instant> lastSuccess(SourceName source) {
    return Optional.ofNullable(successes.get(source))
        .filter(moment -> !moment.isAfter(clock.instant()));
  }

  @Override
  public int clear() {
    int kept = figures.size();
    figures.clear();
    successes.clear();
    return kept;
  }

  @Override
  public Path folder() {
    return Path.of("memory");
  }
}
