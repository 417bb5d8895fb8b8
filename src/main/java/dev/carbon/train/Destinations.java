package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.placement.RankedRegion;
import dev.carbon.region.Location;
import dev.carbon.staging.CloudPlace;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.RunId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Decides where the outputs of a run go. Changes nothing. */
public final class Destinations {
  private static final String OUTPUT_FOLDER = "carbon-runs";

  private final Path workingDirectory;
  private final Function<String, OutputStore> stores;

  /**
   * @param stores the store as a project sees it; not asked unless outputs go to the cloud
   */
  public Destinations(Path workingDirectory, Function<String, OutputStore> stores) {
    this.workingDirectory = workingDirectory;
    this.stores = stores;
  }

  /**
   * The place for a run in that region.
   *
   * <p>A job writes into the user's bucket itself only when that lies in exactly the region of the
   * job: Vertex AI asks for a regional bucket, and anything else would move the data.
   *
   * @throws CarbonException USAGE when there is no such bucket; as {@link OutputStore} otherwise
   */
  Destination of(RunId run, TrainRequest request, RankedRegion chosen) {
    Optional<DataAddress> cloud = request.outputs().cloud();
    if (cloud.isEmpty()) {
      return new Destination.Home(folder(run, request));
    }
    Location place = store(request).location(cloud.get());
    boolean direct =
        place.equals(Location.of(chosen.region().id()))
            && request.outputs().resumeFrom().isEmpty(); // What it begins from lies in our bucket.
    return new Destination.Cloud(cloud.get(), direct, Optional.of(place));
  }

  /**
   * Checks that nothing lies where the outputs go: what is there afterwards is then of this run.
   *
   * @throws CarbonException USAGE when something does
   */
  void requireEmpty(TrainRequest request) {
    Optional<DataAddress> cloud = request.outputs().cloud();
    cloud.ifPresent(folder -> CloudPlace.requireFree(store(request), folder));
  }

  private OutputStore store(TrainRequest request) {
    return stores.apply(request.placement().project().orElseThrow());
  }

  private Path folder(RunId run, TrainRequest request) {
    return request.outputs().folder().map(this::absolute).orElseGet(() -> usual(run));
  }

  /** The folder of this machine for a run that nobody has named one for. */
  public Path usual(RunId run) {
    return absolute(Path.of(OUTPUT_FOLDER).resolve(run.value()));
  }

  private Path absolute(Path folder) {
    return workingDirectory.resolve(folder).toAbsolutePath().normalize();
  }
}
