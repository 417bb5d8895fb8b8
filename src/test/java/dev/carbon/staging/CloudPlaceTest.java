package dev.carbon.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.region.Location;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudPlaceTest extends OutputPlaceContract {
  private static final DataAddress FOLDER = new DataAddress("my-models", "vision/run");

  private final FakeOutputStore store = new FakeOutputStore(new FakeStager());

  @BeforeEach
  void makeMine() {
    store.plantBucket("my-models", new Location("us"));
  }

  @Override
  OutputPlace place(RunId run) {
    return new CloudPlace(store, FOLDER, run);
  }

  @Override
  void write(String name) {
    store.write("my-models", FOLDER.child(name).prefix(), "something".getBytes(UTF_8));
  }

  @Override
  List<String> names() {
    return store.list(FOLDER).stream()
        .map(object -> object.name().value().substring("vision/run/".length()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vision"})
  void aFolderWithinOneThatARunHasIsTakenToo(String above) {
    OutputPlace upper = new CloudPlace(store, new DataAddress("my-models", above), FIRST);
    upper.take();

    CarbonException error = assertThrows(CarbonException.class, () -> place(SECOND).take());
    place(SECOND).free();

    assertTrue(error.text().contains(FIRST.value()), error.text());
    assertEquals(List.of(), names());
  }

  @Test
  void aFolderAboveOneThatARunHasIsNotEmpty() {
    place(FIRST).take();
    OutputPlace upper = new CloudPlace(store, new DataAddress("my-models", "vision"), SECOND);

    assertThrows(CarbonException.class, upper::take);
  }

  @Test
  void aFolderBesideIsAnother() {
    place(FIRST).take();

    assertDoesNotThrow(
        () -> new CloudPlace(store, new DataAddress("my-models", "vision/run2"), SECOND).take());
  }

  @Test
  void theEmptyObjectThatStandsForAFolderLeavesItEmpty() {
    store.write("my-models", "vision/run/", new byte[0]);

    CloudPlace.requireFree(store, FOLDER);
    assertDoesNotThrow(() -> place(FIRST).take());
  }

  @Test
  void aTakenFolderIsToldBeforeAnythingIsAsked() {
    place(FIRST).take();

    CarbonException error =
        assertThrows(CarbonException.class, () -> CloudPlace.requireFree(store, FOLDER));

    assertTrue(error.text().contains(FIRST.value()), error.text());
  }
}
