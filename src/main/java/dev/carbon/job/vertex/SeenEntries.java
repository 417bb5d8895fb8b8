package dev.carbon.job.vertex;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which entries of a log were shown, so that the newest stretch of it can be asked for again. Keeps
 * no more names than it may: beyond that the oldest are forgotten, and all of their time count as
 * shown.
 */
final class SeenEntries {
  private final int most;
  private final TreeMap<Instant, Set<String>> names = new TreeMap<>();
  private int size;
  private Instant shownUntil = Instant.MIN;

  /**
   * @param most names to keep
   */
  SeenEntries(int most) {
    this.most = most;
  }

  /** Whether this entry is new; from now on it is not. */
  boolean add(LogPage.Entry entry) {
    boolean isNew =
        entry.time().isAfter(shownUntil)
            && names.computeIfAbsent(entry.time(), any -> new HashSet<>()).add(entry.id());
    if (isNew) {
      size++;
    }
    while (size > most && names.size() > 1) {
      shownUntil = names.firstKey();
      forgetFirst();
    }
    return isNew;
  }

  /** Whatever is as old as that, or older, counts as shown. */
  void skipUntil(Instant time) {
    shownUntil = time.isAfter(shownUntil) ? time : shownUntil;
    while (!names.isEmpty() && !names.firstKey().isAfter(shownUntil)) {
      forgetFirst();
    }
  }

  /** Forgets what nobody will ask for again. */
  void forgetBefore(Instant time) {
    while (!names.isEmpty() && names.firstKey().isBefore(time)) {
      forgetFirst();
    }
  }

  /** From when on new entries can be told from those that were shown. */
  Instant start() {
    return shownUntil.plusNanos(1);
  }

  private void forgetFirst() {
    Set<String> first = names.remove(names.firstKey());
    size -= first == null ? 0 : first.size();
  }
}
