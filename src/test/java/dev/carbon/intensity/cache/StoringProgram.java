package dev.carbon.intensity.cache;

import static dev.carbon.intensity.KeptFigures.NOW;
import static dev.carbon.intensity.KeptFigures.figure;
import static dev.carbon.intensity.KeptFigures.key;

import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.FigureCache.Kept;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/** A program of its own, for {@link DiskCacheProcessesTest}: keeps the same figures as another. */
final class StoringProgram {
  private static final int ROUNDS = 150;
  private static final int ZONES = 5;

  private StoringProgram() {}

  /** Keeps figures in the folder of the first argument; says how many it kept and found. */
  public static void main(String[] arguments) {
    System.out.println(storeAndFind(Path.of(arguments[0])));
  }

  /** How many figures were found among those that were kept. */
  static int storeAndFind(Path home) {
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      DiskCache cache = new DiskCache(home, Clock.fixed(NOW, ZoneOffset.UTC), line -> {});
      for (int zone = 0; zone < ZONES; zone++) {
        FigureCache.Key key = key("DE-" + zone);
        Kept kept = figure(key, 100 + zone);
        cache.store(key, kept);
        found += cache.find(key).equals(Optional.of(kept)) ? 1 : 0;
      }
    }
    return found;
  }

  /** How many figures there would be if none were missed. */
  static int all() {
    return ROUNDS * ZONES;
  }
}
