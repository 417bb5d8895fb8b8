package dev.carbon.intensity;

import java.time.Clock;

class MemoryCacheTest extends FigureCacheContract {
  @Override
  protected FigureCache cache(Clock clock) {
    return new MemoryCache(clock);
  }
}
