package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataAddressTest {
  @Test
  void aBucketAloneHasNoPrefix() {
    assertEquals(Optional.of(new DataAddress("my-data", "")), DataAddress.parse("gs://my-data"));
    assertEquals(Optional.of(new DataAddress("my-data", "")), DataAddress.parse("gs://my-data/"));
  }

  @Test
  void slashesAtTheEndOfAFolderSayNothing() {
    assertEquals(
        Optional.of(new DataAddress("my.data_1", "train/big data")),
        DataAddress.parse("gs://my.data_1/train/big data//"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gs://",
        "gs://a",
        "gs:///train",
        "gs://My-Data",
        "gs://my-data//train",
        "gs://my-data/*.csv",
        "gs://my-data/a\nb",
        "gs://-data/train",
        "s3://my-data/train",
        "my-data/train"
      })
  void otherTextsAreNone(String text) {
    assertEquals(Optional.empty(), DataAddress.parse(text));
  }
}
