package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of the cloud that a run makes, its first and its last, goes wrong in every way; the
 * promises hold in each. Which calls these are is learnt from runs in which nothing goes wrong.
 */
class FaultMatrixTest {
  private static final Duration BOUNDED = Duration.ofSeconds(30);
  private static final Set<String> ALL_CALLS =
      Set.of(
          "serviceAccount.get",
          "bucket.insert",
          "bucket.get",
          "bucket.delete",
          "object.insert",
          "upload.start",
          "upload.status",
          "object.list",
          "object.get",
          "object.download",
          "object.rewrite",
          "object.delete",
          "CreateCustomJob",
          "GetCustomJob",
          "ListCustomJobs",
          "CancelCustomJob");

  @TempDir private static Path learning;
  @TempDir private static Path root;
  private static Code code = Code.none();
  private static final List<Cell> CELLS = new ArrayList<>();

  @TempDir private Path folder;

  /**
   * One run with one fault.
   *
   * @param skip how many calls of the operation go well before
   */
  record Cell(Journey journey, String operation, int skip, Trouble trouble) {
    /** A run must not fail for what is over after one call, unless a job may have been made. */
    boolean mustSucceed() {
      boolean unclear = operation.equals("CreateCustomJob") && trouble.fault().isBeforeEffect();
      return trouble.passes() && !unclear;
    }

    @Override
    public String toString() {
      return journey + ": " + operation + " after " + skip + " " + trouble;
    }
  }

  static List<Cell> cells() {
    return CELLS;
  }

  @BeforeAll
  static void learnWhichCallsThereAre() {
    code = CloudRun.code(root);
    Set<String> seen = new HashSet<>();
    for (Journey journey : Journey.values()) {
      calls(journey)
          .forEach(
              (operation, times) -> {
                if (seen.add(operation)) {
                  addCells(journey, operation, new TreeSet<>(List.of(0, times - 1)));
                }
              });
    }
  }

  private static void addCells(Journey journey, String operation, Set<Integer> skips) {
    for (int skip : skips) {
      for (Trouble trouble : Trouble.values()) {
        CELLS.add(new Cell(journey, operation, skip, trouble));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void keepsItsPromisesWhicheverCallGoesWrong(Cell cell) {
    try (CloudRun run = new CloudRun(folder, code)) {
      cell.journey.arrange(run);
      run.haste = Haste.with(cell.trouble, cell.operation);
      run.cloud
          .script()
          .fault(cell.operation, cell.skip, cell.trouble.times(), cell.trouble.fault());

      TrainOutcome outcome = assertTimeoutPreemptively(BOUNDED, run::run);

      CloudPromises.assertKept(run, outcome);
      assertTrue(
          run.cloud.calls(cell.operation).size() > cell.skip || cell.trouble.isSilent(),
          "the run did not come so far");
      if (cell.mustSucceed()) {
        assertTrue(outcome.error().isEmpty(), () -> outcome.error().toString());
      }
    }
  }

  @Test
  void goesThroughEveryCallThatARunMakes() {
    Set<String> struck = CELLS.stream().map(Cell::operation).collect(Collectors.toSet());

    assertEquals(ALL_CALLS, struck);
  }

  /** How often each operation is called when nothing goes wrong. */
  private static Map<String, Integer> calls(Journey journey) {
    try (CloudRun run = new CloudRun(learning.resolve(journey.name()), code)) {
      journey.arrange(run);
      TrainOutcome outcome = run.run();
      CloudPromises.assertKept(run, outcome);
      assertTrue(outcome.error().isEmpty(), () -> journey + " " + outcome.error());
      Map<String, Integer> calls = new TreeMap<>();
      run.cloud.calls().forEach(call -> calls.merge(call.operation(), 1, Integer::sum));
      return calls;
    }
  }
}
