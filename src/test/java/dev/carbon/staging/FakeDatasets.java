package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Buckets in memory. */
public final class FakeDatasets implements Datasets {
  private final List<Stored> stored = new ArrayList<>();

  /** Adds an object to a bucket, which is there from its first object on. */
  public FakeDatasets object(String bucket, String location, String name, long bytes) {
    stored.add(new Stored(bucket, location, name, bytes));
    return this;
  }

  @Override
  public Dataset find(DataAddress address, String project) {
    List<Stored> meant =
        stored.stream()
            .filter(each -> each.bucket().equals(address.bucket()) && address.holds(each.name()))
            .toList();
    if (meant.isEmpty()) {
      throw new CarbonException(ErrorKind.USAGE, "there is nothing at " + address);
    }
    return new Dataset(
        new Location(meant.get(0).location()),
        meant.stream().mapToLong(Stored::bytes).sum() / 1e9,
        OptionalLong.of(meant.size()));
  }

  private record Stored(String bucket, String location, String name, long bytes) {}
}
