package dev.carbon.intensity.cache;

import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.FigureCacheContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class DiskCacheContractTest extends FigureCacheContract {
  @TempDir private Path home;

  @Override
  protected FigureCache cache(Clock clock) {
    return new DiskCache(home, clock, line -> {});
  }
}
