package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@link Datasets} promises; every store and every fake of one passes these. */
public abstract class DatasetsContract {
  /** The datasets under test, which hold what {@link #put} put there. */
  protected abstract Datasets datasets();

  /** Puts an object into a bucket in that location, which is made when it is not there. */
  protected abstract void put(String bucket, String location, String name, int bytes);

  @Test
  void aBucketIsTheSumOfItsObjects() {
    put("my-data", "europe-west4", "a.csv", 1500);
    put("my-data", "europe-west4", "deep/b.csv", 500);
    put("others", "us-central1", "c.csv", 7);

    assertEquals(
        new Dataset(new Location("europe-west4"), 2e-6, OptionalLong.of(2)), find("gs://my-data"));
  }

  @Test
  void aFolderIsNotItsNeighbourWhoseNameBeginsAlike() {
    put("my-data", "us", "train/a.csv", 1000);
    put("my-data", "us", "train/deep/b.csv", 2000);
    put("my-data", "us", "train-old/a.csv", 64);
    put("my-data", "us", "trains", 128);

    Dataset expected = new Dataset(new Location("us"), 3e-6, OptionalLong.of(2));
    assertEquals(expected, find("gs://my-data/train"));
    assertEquals(expected, find("gs://my-data/train/"));
  }

  @Test
  void oneObjectIsDataToo() {
    put("my-data", "asia", "train/a.csv", 1000);

    assertEquals(OptionalLong.of(1), find("gs://my-data/train/a.csv").objects());
  }

  @Test
  void anEmptyObjectCountsAndWeighsNothing() {
    put("my-data", "asia", "empty", 0);

    assertEquals(
        new Dataset(new Location("asia"), 0, OptionalLong.of(1)), find("gs://my-data/empty"));
  }

  @Test
  void nothingOfThatNameIsAMistakeAndNotZeroGigabytes() {
    put("my-data", "us", "train/a.csv", 1000);

    assertEquals(ErrorKind.USAGE, failure("gs://my-data/trian"));
  }

  @Test
  void noBucketOfThatNameIsAMistake() {
    assertEquals(ErrorKind.USAGE, failure("gs://no-such-bucket/train"));
  }

  private Dataset find(String address) {
    return datasets().find(DataAddress.parse(address).orElseThrow(), "demo-project");
  }

  private ErrorKind failure(String address) {
    return assertThrows(CarbonException.class, () -> find(address)).kind();
  }
}
