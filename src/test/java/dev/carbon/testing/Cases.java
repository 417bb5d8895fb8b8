package dev.carbon.testing;

import java.util.List;
import java.util.Random;

/** Many made-up cases from one seed, each of which can be made again by itself. */
public final class Cases {
  private Cases() {}

  /** One case, made up from {@code random} alone. */
  public interface Case {
    void check(Random random) throws Exception;
  }

  /**
   * Checks {@code count} cases that depend on nothing but {@code seed}.
   *
   * @throws AssertionError when a case fails; it says which, and the seed of that case alone
   */
  public static void check(long seed, int count, Case each) {
    Random seeds = new Random(seed);
    for (int i = 0; i < count; i++) {
      long own = seeds.nextLong();
      try {
        each.check(new Random(own));
      } catch (AssertionError | Exception e) {
        throw new AssertionError(
            "case " + i + " of seed " + seed + ", by itself new Random(" + own + "L): " + e, e);
      }
    }
  }

  /** One of several, each as likely as the others. */
  public static <T> T any(Random random, List<T> several) {
    return several.get(random.nextInt(several.size()));
  }
}
