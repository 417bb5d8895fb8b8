package dev.carbon.placement;

import dev.carbon.error.RegionRefusal;
import dev.carbon.region.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers refusals as long as it lives. */
public final class MemoryRefusals implements RefusalMemory {
  private final Clock clock;
  private final Map<String, Refused> kept = new HashMap<>();

  public MemoryRefusals(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<Refused> lately(String project, Workers workers) {
    kept.values().removeIf(each -> !isOfTheLastDay(each.at()));
    return kept.entrySet().stream()
        .filter(each -> each.getKey().equals(key(project, workers.toString(), each.getValue())))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public void remember(String project, Workers workers, Refused refused) {
    kept.values().removeIf(each -> !isOfTheLastDay(each.at()));
    kept.merge(
        key(project, workers.toString(), refused),
        refused,
        (old, fresh) -> old.at().isAfter(fresh.at()) ? old : fresh);
  }

  @Override
  public int clear() {
    int forgotten = kept.size();
    kept.clear();
    return forgotten;
  }

  private boolean isOfTheLastDay(Instant moment) {
    Duration age = Duration.between(moment, clock.instant());
    return !age.isNegative() && age.compareTo(Duration.ofHours(24)) < 0;
  }

  private static String key(String project, String hardware, Refused refused) {
    String concerned = refused.why() == RegionRefusal.POLICY ? "any" : hardware;
    return String.join("|", project, refused.region().value(), refused.why().name(), concerned);
  }
}
