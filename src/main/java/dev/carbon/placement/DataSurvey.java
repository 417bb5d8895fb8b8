package dev.carbon.placement;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.NodeEnergy;
import dev.carbon.region.Catalogue;
import dev.carbon.staging.Dataset;
import dev.carbon.staging.Datasets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Finds the data that a job reads while others find what the grids emit. */
public final class DataSurvey {
  private final Datasets datasets;
  private final EnergyModel energy;

  /**
   * @param energy by which grams of moving are set against kilowatt-hours of computing
   */
  public DataSurvey(Datasets datasets, EnergyModel energy) {
    this.datasets = datasets;
    this.energy = energy;
  }

  /** Begins to look for the data of a request; empty when it needs none. Does not wait. */
  Optional<DataMove> begin(PlacementRequest request, Catalogue catalogue) {
    return request
        .data()
        .map(
            need -> {
              FutureTask<Dataset> found = new FutureTask<>(() -> find(need.place(), request));
              start(found);
              return new DataMove(
                  need,
                  () -> await(found),
                  energy.energy(request.workers(), need.time()).map(NodeEnergy::energy),
                  catalogue);
            });
  }

  private Dataset find(DataPlace place, PlacementRequest request) {
    return place instanceof DataPlace.Stored stored
        ? datasets.find(
            stored.address(),
            request.project().orElseThrow(() -> new IllegalArgumentException("no project")))
        : ((DataPlace.Known) place).data();
  }

  /** On a thread of its own, which keeps no process alive. */
  private static void start(Runnable search) {
    Thread thread = new Thread(search, "data");
    thread.setDaemon(true);
    thread.start();
  }

  private static Dataset await(Future<Dataset> found) {
    try {
      return found.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CarbonException(ErrorKind.INTERRUPTED, "the search for the data was interrupted");
    }
  }
}
