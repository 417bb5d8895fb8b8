package dev.carbon.train;

import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.FakeStager;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.OwnBuckets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The buckets of a store in memory, all in the chosen region and as old as the test says. */
final class FakeOwnBuckets implements OwnBuckets {
  private final FakeStager store;
  private final Instant madeAt = Instant.parse("2026-01-01T00:00:00Z");
  private Optional<Instant> lastWrite = Optional.empty();

  FakeOwnBuckets(FakeStager store) {
    this.store = store;
  }

  /** Something was written into every bucket then. */
  void writtenAt(Instant time) {
    lastWrite = Optional.of(time);
  }

  @Override
  public List<OwnBucket> list() {
    return store.buckets().stream()
        .map(name -> new OwnBucket(name, Location.of(Plans.CHOSEN), madeAt))
        .toList();
  }

  @Override
  public Optional<Instant> lastWrite(BucketName bucket) {
    return lastWrite;
  }
}
