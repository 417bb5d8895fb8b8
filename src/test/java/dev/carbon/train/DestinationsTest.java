package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.FakeOutputStore;
import dev.carbon.staging.FakeStager;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
  private static final DataAddress FOLDER = new DataAddress("my-models", "run");

  private final Plans plans = new Plans();
  private final FakeOutputStore store = new FakeOutputStore(new FakeStager());
  private final Destinations destinations = new Destinations(Path.of("/home/me"), project -> store);

  @BeforeEach
  void askForTheCloud() {
    plans.project = "demo-project";
    plans.cloud = Optional.of(FOLDER);
  }

  @Test
  void aBucketInTheJobsRegionIsWrittenToByTheJob() {
    TrainPlan plan = plan();
    store.plantBucket("my-models", Location.of(plan.chosen().region().id()));

    assertEquals(new Destination.Cloud(FOLDER, true, Optional.of(plan.location())), decide(plan));
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east1", "eu", "us", "europe-north1+europe-west1"})
  void aBucketAnywhereElseGetsACopy(String place) {
    store.plantBucket("my-models", new Location(place));

    assertEquals(
        new Destination.Cloud(FOLDER, false, Optional.of(new Location(place))), decide(plan()));
  }

  @Test
  void aFolderWithSomethingInItIsRefused() {
    store.plantBucket("my-models", new Location("us"));
    store.write("my-models", "run/mine", new byte[1]);

    CarbonException error =
        assertThrows(CarbonException.class, () -> destinations.requireEmpty(plan().request()));

    assertEquals(ErrorKind.USAGE, error.kind());
  }

  @Test
  void aNeighbourWhoseNameBeginsAlikeIsNotInTheFolder() {
    store.plantBucket("my-models", new Location("us"));
    store.write("my-models", "runs/mine", new byte[1]);

    destinations.requireEmpty(plan().request());
  }

  @Test
  void withoutAFolderInTheCloudTheStoreIsNotAsked() {
    plans.cloud = Optional.empty();
    TrainPlan plan = plan();

    destinations.requireEmpty(plan.request());

    assertEquals(
        new Destination.Home(Path.of("/home/me/carbon-runs/" + plan.run().value())), decide(plan));
  }

  private TrainPlan plan() {
    return plans.plan(Path.of("/unused"));
  }

  private Destination decide(TrainPlan plan) {
    return destinations.of(plan.run(), plan.request(), plan.chosen());
  }
}
