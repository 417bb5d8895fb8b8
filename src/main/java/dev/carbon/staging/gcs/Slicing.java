package dev.carbon.staging.gcs;

import java.util.ArrayList;
import java.util.List;

/**
 * How a large object is cut into slices that come side by side.
 *
 * @param sliceBytes at least 1; an object that is not larger comes in one go
 * @param streams that may bring one object at the same time, at least 1
 */
record Slicing(long sliceBytes, int streams) {
  /** Large enough that asking for a slice costs little beside it. */
  static final Slicing STANDARD = new Slicing(64L * 1024 * 1024, 6);

  /** The slices from one byte to before another, in order; at least one, which may be empty. */
  List<Slice> cut(long from, long end) {
    List<Slice> slices = new ArrayList<>();
    for (long at = from; at < end || slices.isEmpty(); ) {
      long next = Math.min(end, (at / sliceBytes + 1) * sliceBytes);
      slices.add(new Slice(at, next));
      at = next;
    }
    return slices;
  }
}
