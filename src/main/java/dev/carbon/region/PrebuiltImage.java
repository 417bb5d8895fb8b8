package dev.carbon.region;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of Google's prebuilt containers for training.
 *
 * @param name the last part of its address, without tag
 * @param framework such as PyTorch
 * @param version of the framework, and of Python: {@code 2.4 (Python 3.10)}
 * @param accelerators where it runs: {@code cpu}, {@code gpu}, {@code tpu}
 * @param availableUntil the day Google announced as the end of its availability
 */
public record PrebuiltImage(
    String name,
    String framework,
    String version,
    Set<String> accelerators,
    LocalDate availableUntil) {
  /** The later version of the framework is the greater; of the same, that with the later Python. */
  static final Comparator<PrebuiltImage> BY_VERSION =
      Comparator.comparingLong((PrebuiltImage image) -> image.number(0))
          .thenComparingLong(image -> image.number(1))
          .thenComparing(PrebuiltImage::name);

  private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)");
  private static final long MINORS = 1000;

  public PrebuiltImage {
    accelerators = Set.copyOf(accelerators);
  }

  /** Its address in the United States, where the same lies as elsewhere; Google wants the tag. */
  public String address() {
    return "us-docker.pkg.dev/vertex-ai/training/" + name + ":latest";
  }

  /** Whether Google lets it be used on that day. */
  public boolean isAvailable(LocalDate day) {
    return !availableUntil.isBefore(day);
  }

  /** Major and minor number of the framework (0) or of Python (1), in one; 0 where it has none. */
  private long number(int which) {
    Matcher matcher = NUMBER.matcher(version);
    for (int found = 0; matcher.find(); found++) {
      if (found == which) {
        return Long.parseLong(matcher.group(1)) * MINORS + Long.parseLong(matcher.group(2));
      }
    }
    return 0;
  }
}
