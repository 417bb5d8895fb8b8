package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.ledger.RecordType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run came to, as its history gives it back. */
class ReceiptMemoTest {
  @TempDir private Path folder;

  @Test
  void givesBackHowTheFootprintCameAbout() {
    Rig rig = Rig.takenUpElsewhere(folder.resolve("out"));

    TrainOutcome told = rig.run();

    TrainOutcome read = rig.histories().ended(Plans.RUN).orElseThrow();
    assertTrue(told.details().orElseThrow().carbon().isPresent());
    assertEquals(told.details(), read.details());
    assertEquals(told.savings(), read.savings());
  }

  @Test
  void givesAListOfRunsTheSameWithoutTheCourseOfItsHours() {
    Rig rig = Rig.takenUpElsewhere(folder.resolve("out"));
    TrainOutcome told = rig.run();

    Histories histories = rig.histories();
    TrainOutcome listed =
        histories.past(Plans.RUN, histories.records(Plans.RUN)).outcome().orElseThrow();

    assertEquals(told.footprint(), listed.footprint());
    assertEquals(
        told.details().map(FootprintDetails::withoutGrid),
        listed.details().map(FootprintDetails::withoutGrid));
    assertEquals(told.savings(), listed.savings());
  }

  @Test
  void readsAReceiptThatWasWrittenBeforeThereWereDetails() throws JsonProcessingException {
    Rig rig = Rig.takenUpElsewhere(folder.resolve("out"));
    TrainOutcome told = rig.run();
    PlanMemo memo = rig.plans.memo();
    ObjectNode json =
        (ObjectNode)
            new ObjectMapper().readTree(rig.ledgers.facts(RecordType.RECEIPT).get("receipt"));
    json.remove("details");
    ((ObjectNode) json.path("savings"))
        .remove(List.of("savedAgainstMean", "baselineShareByPlan", "meanShareByPlan"));

    Receipt read = memo.readReceipt(json.toString());

    assertTrue(read.details().isEmpty());
    assertTrue(read.savings().savedAgainstMean().isEmpty());
    assertTrue(told.savings().baselineShareByPlan().isPresent());
    assertTrue(read.savings().baselineShareByPlan().isEmpty());
    assertTrue(read.savings().meanShareByPlan().isEmpty());
    assertEquals(told.footprint(), read.footprint());
  }

  @Test
  void readsAReceiptThatWasWrittenBeforeThePeakOfMemoryHadAPlace() throws JsonProcessingException {
    Rig rig = Rig.takenUpElsewhere(folder.resolve("out"));
    TrainOutcome told = rig.run();
    ObjectNode json =
        (ObjectNode)
            new ObjectMapper().readTree(rig.ledgers.facts(RecordType.RECEIPT).get("receipt"));
    ((ObjectNode) json.at("/details/use")).remove("peakMemory");

    Receipt read = rig.plans.memo().readReceipt(json.toString());

    assertTrue(told.details().orElseThrow().use().isPresent());
    assertEquals(told.details(), read.details());
  }
}
