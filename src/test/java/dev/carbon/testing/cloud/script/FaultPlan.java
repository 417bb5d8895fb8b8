package dev.carbon.testing.cloud.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults still to come, in the order they were asked for. */
final class FaultPlan {
  private final List<Entry> entries = new ArrayList<>();

  synchronized void add(Predicate<RecordedCall> calls, int skip, int times, Fault fault) {
    entries.add(new Entry(calls, skip, times, fault));
  }

  /** The first fault that fits this call; used up by asking. */
  synchronized Optional<Fault> take(RecordedCall call) {
    return entries.stream()
        .filter(entry -> entry.calls.test(call))
        .filter(Entry::strikes)
        .map(entry -> entry.fault)
        .findFirst();
  }

  /** One planned fault: passes over some calls, then strikes some. */
  private static final class Entry {
    private final Predicate<RecordedCall> calls;
    private final Fault fault;
    private int skip;
    private int times;

    Entry(Predicate<RecordedCall> calls, int skip, int times, Fault fault) {
      this.calls = calls;
      this.skip = skip;
      this.times = times;
      this.fault = fault;
    }

    boolean strikes() {
      if (skip > 0) {
        skip--;
        return false;
      }
      return times-- > 0;
    }
  }
}
