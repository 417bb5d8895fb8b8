package dev.carbon.intensity.trace;

import dev.carbon.intensity.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The hours of one zone in the order of time, packed tightly: a file may hold two million. An hour
 * that nobody wrote down is not in it.
 */
final class Hours {
  private static final long SECONDS = Duration.ofHours(1).toSeconds();
  private static final double EMPTY = Double.NaN;
  private static final int FIRST_CAPACITY = 1024;

  private long[] starts = new long[0];
  private double[] lifecycle = new double[0];
  private double[] direct = new double[0];
  private byte[] filled = new byte[0];
  private int size;

  /** The last hour; empty when there are none. */
  Optional<Hour> last() {
    return size == 0 ? Optional.empty() : Optional.of(hour(size - 1));
  }

  /** Appends an hour, which must begin after all others. */
  void add(Hour hour) {
    long start = hour.start().getEpochSecond() / SECONDS;
    if (size > 0 && start <= starts[size - 1]) {
      throw new IllegalArgumentException("not in the order of time: " + hour.start());
    }
    makeRoom();
    starts[size] = start;
    lifecycle[size] = hour.lifecycle().orElse(EMPTY);
    direct[size] = hour.direct().orElse(EMPTY);
    filled[size] = (byte) hour.filled().map(yes -> yes ? 1 : 0).orElse(-1).intValue();
    size++;
  }

  /** The last hour that begins at {@code moment} or before. */
  Optional<Hour> lastUntil(Instant moment) {
    int after = firstFrom(Math.floorDiv(moment.getEpochSecond(), SECONDS) + 1);
    return after == 0 ? Optional.empty() : Optional.of(hour(after - 1));
  }

  /** The hours that begin within {@code window}. */
  List<Hour> within(TimeWindow window) {
    List<Hour> hours = new ArrayList<>();
    for (int i = firstFrom(Math.floorDiv(window.from().getEpochSecond(), SECONDS));
        i < size && hour(i).start().isBefore(window.to());
        i++) {
      if (window.contains(hour(i).start())) {
        hours.add(hour(i));
      }
    }
    return hours;
  }

  /** The first hour that both have and of which they say different things. */
  Optional<Instant> conflictWith(Hours other) {
    for (int i = 0; i < size; i++) {
      int there = other.firstFrom(starts[i]);
      boolean both = there < other.size && other.starts[there] == starts[i];
      if (both && !other.hour(there).equals(hour(i))) {
        return Optional.of(hour(i).start());
      }
    }
    return Optional.empty();
  }

  /** The hours of both, which must not contradict each other. */
  Hours and(Hours other) {
    Hours all = new Hours();
    int mine = 0;
    int theirs = 0;
    while (mine < size || theirs < other.size) {
      boolean fromMine =
          theirs == other.size || (mine < size && starts[mine] <= other.starts[theirs]);
      Hour next = fromMine ? hour(mine) : other.hour(theirs);
      mine += fromMine ? 1 : 0;
      boolean same = theirs < other.size && other.hour(theirs).start().equals(next.start());
      theirs += same ? 1 : 0;
      all.add(next);
    }
    return all;
  }

  private Hour hour(int index) {
    return new Hour(
        Instant.ofEpochSecond(starts[index] * SECONDS),
        optional(lifecycle[index]),
        optional(direct[index]),
        filled[index] < 0 ? Optional.empty() : Optional.of(filled[index] == 1));
  }

  /** The index of the first hour that begins at {@code start} or later. */
  private int firstFrom(long start) {
    int found = Arrays.binarySearch(starts, 0, size, start);
    return found >= 0 ? found : -found - 1;
  }

  private void makeRoom() {
    if (size == starts.length) {
      int capacity = Math.max(FIRST_CAPACITY, size + size / 2);
      starts = Arrays.copyOf(starts, capacity);
      lifecycle = Arrays.copyOf(lifecycle, capacity);
      direct = Arrays.copyOf(direct, capacity);
      filled = Arrays.copyOf(filled, capacity);
    }
  }

  private static OptionalDouble optional(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
