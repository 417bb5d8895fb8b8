package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.job.JobState;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.LedgerText;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever may write into the bucket of a run may put a history there. */
class PlantedCopyTest {
  private static final BucketName BUCKET = BucketName.of(Plans.RUN, 1);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void launch() {
    rig = new Rig(folder.resolve("out"));
    rig.runner.states(JobState.PENDING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.launch();
  }

  @Test
  void doesNotChooseTheFolderOfTheOutputs() {
    Path keys = folder.resolve(".ssh");
    plan(plan -> at(plan, "output").put("path", keys.toUri().toString()));

    assertEquals(Optional.of(keys.toString()), rig.recover().get(0).recovered());
    assertEquals(RunState.SUCCEEDED, rig.resume().state());

    assertFalse(Files.exists(keys));
    assertTrue(rig.allIsIn(rig.usualFolder()));
  }

  @Test
  void theUserStillChoosesTheFolder() {
    Path wanted = folder.resolve("wanted");
    plan(plan -> {});
    rig.recover();
    rig.newFolder = Optional.of(wanted);

    assertEquals(RunState.SUCCEEDED, rig.resume().state());
    assertTrue(rig.allIsIn(wanted));
  }

  @Test
  void doesNotSendTheOutputsToAnotherBucket() {
    plan(
        plan -> {
          ObjectNode output = plan.putObject("output").put("@type", "cloud").put("direct", false);
          output.putObject("address").put("bucket", "strangers").put("prefix", "loot");
        });

    assertEquals(Optional.of("gs://strangers/loot"), rig.recover().get(0).recovered());
    assertEquals(RunState.SUCCEEDED, rig.resume().state());

    assertTrue(rig.allIsIn(rig.usualFolder()));
    assertEquals(List.of(), rig.userStore.calls());
  }

  @Test
  void doesNotChooseTheProjectThatIsAsked() {
    plan(plan -> at(plan, "request", "placement").put("project", "strangers"));

    rig.recover();

    assertEquals(
        Optional.of("my-project"),
        rig.histories().read(Plans.RUN).plan().request().placement().project());
  }

  @Test
  void namesNoProcessOfThisMachine() {
    plan(plan -> at(plan, "request").put("backend", "LOCAL"));

    assertRefused("another run");
  }

  @Test
  void leavesNothingOfTheProgramThatCouldBeStarted() {
    plan(plan -> at(plan, "request", "task").putArray("arguments").add("--rm"));

    rig.recover();

    TrainRequest request = rig.histories().read(Plans.RUN).plan().request();
    assertEquals(List.of(), request.task().arguments());
    assertEquals(rig.usualFolder(), request.code().root());
  }

  @Test
  void neverHasAnotherJobCancelled() {
    records(
        records ->
            records.add(
                record(
                    records, RecordType.JOB_OK, Map.of("job", "job-7", "location", "us-east1"))));

    rig.recover();
    rig.cancel();

    assertEquals(List.of("cancel job-1"), cancels());
  }

  @Test
  void isNotBelievedThatTheOutputsAreAtHome() {
    rig.runner.status(rig.runner.handles().get(0));
    StoredObject model = object(Rig.MODEL);
    records(
        records -> {
          Map<String, String> facts = new HashMap<>(ObjectFacts.of(List.of(model)));
          facts.put("path", "model/weights.json");
          records.add(record(records, RecordType.FETCH_OK, facts));
          records.add(record(records, RecordType.VERIFIED, Map.of("files", "1")));
        });
    rig.recover();
    endJob();

    assertTrue(rig.cleanUp(false, false).bucketExists());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void isNotBelievedThatAnOutputIsCode() {
    StoredObject model = object(Rig.MODEL);
    records(
        records ->
            records.add(record(records, RecordType.UPLOAD_OK, ObjectFacts.of(List.of(model)))));
    rig.recover();
    endJob();

    assertTrue(rig.cleanUp(false, false).bucketExists());
  }

  @ParameterizedTest
  @CsvSource({"JOB_REFUSED", "BUCKET_GONE", "ATTEMPT_END", "CLOSED", "DELETE_INTENT"})
  void isNotBelievedThatTheRunIsOver(RecordType end) {
    records(records -> records.add(record(records, end, Map.of("why", "no", "state", "FAILED"))));
    rig.recover();

    TrainOutcome outcome = rig.cleanUp(true, false);

    assertTrue(outcome.bucketExists());
    assertTrue(rig.bucketIsThere());
  }

  @ParameterizedTest
  @CsvSource({
    "attempt, 0",
    "attempt, 2",
    "madeAt, 2036-01-01T00:00:00Z",
    "madeAt, never",
    "run, r-bbbbbbbbbbbbbbbbbbbbbbbbbb"
  })
  void withAWrongFieldIsNoHistory(String field, String value) {
    plan(plan -> plan.put(field, value));

    assertRefused("");
  }

  @ParameterizedTest
  @CsvSource({"request", "ranking", "output", "madeAt", "attempt", "run"})
  void withoutAFieldIsNoHistory(String field) {
    plan(plan -> plan.remove(field));

    assertRefused("");
  }

  @ParameterizedTest
  @CsvSource({"timeout, PT-1H", "maxQueue, PT-1S", "timeout, PT999999H", "maxAttempts, 0"})
  void withALimitThatIsNoneIsNoHistory(String limit, String value) {
    plan(plan -> at(plan, "request", "limits").put(limit, value));

    assertRefused("");
  }

  @Test
  void thatHidesSomethingFromItsReaderIsNoHistory() {
    plan(plan -> at(plan, "request", "task").put("image", "good\u001b[2Kimage"));

    assertRefused("control characters");
  }

  private void assertRefused(String words) {
    FoundRun found = rig.recover().get(0);

    assertTrue(found.obstacle().orElseThrow().contains(words), found.obstacle()::toString);
    assertEquals(List.of(), rig.ledgers.records());
  }

  /** Puts a copy there with another plan, and loses the history that is here. */
  private void plan(Consumer<ObjectNode> change) {
    records(
        records -> {
          try {
            LedgerRecord first = records.get(0);
            ObjectNode plan = (ObjectNode) JSON.readTree(first.fact("plan").orElseThrow());
            change.accept(plan);
            Map<String, String> facts = new HashMap<>(first.facts());
            facts.put("plan", plan.toString());
            records.set(0, new LedgerRecord(first.type(), first.at(), facts));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void records(Consumer<List<LedgerRecord>> change) {
    List<LedgerRecord> records = new ArrayList<>(rig.ledgers.read(Plans.RUN));
    change.accept(records);
    rig.store.write(BUCKET, ObjectName.ledger(999), LedgerText.write(records));
    rig.ledgers.lose();
  }

  private static LedgerRecord record(
      List<LedgerRecord> records, RecordType type, Map<String, String> facts) {
    return new LedgerRecord(type, records.get(0).at(), facts);
  }

  private static ObjectNode at(JsonNode plan, String... path) {
    JsonNode node = plan;
    for (String name : path) {
      node = node.get(name);
    }
    return (ObjectNode) node;
  }

  private StoredObject object(ObjectName name) {
    return rig.store.list(rig.store.find(BUCKET).orElseThrow()).stream()
        .filter(object -> object.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void endJob() {
    rig.runner.scriptOfAll(JobState.SUCCEEDED);
  }

  private List<String> cancels() {
    return rig.runner.calls().stream().filter(call -> call.startsWith("cancel ")).toList();
  }
}
