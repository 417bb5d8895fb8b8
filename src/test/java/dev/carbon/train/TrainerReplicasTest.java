package dev.carbon.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.footprint.Footprint;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Workers;
import dev.carbon.staging.ObjectName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of several machines, from the plan to the receipt. */
class TrainerReplicasTest {
  private static final int REPLICAS = 4;
  private static final double TINY = 1e-12;

  @TempDir private Path folder;

  @Test
  void areAllAskedForAndWrittenDown() {
    Rig rig = rig(BackendKind.VERTEX, REPLICAS);

    rig.run();

    Workers workers = new Workers(Plans.machine(), REPLICAS);
    assertEquals(workers, rig.runner.submitted().get(0).workers());
    for (RecordType record : new RecordType[] {RecordType.PLAN, RecordType.JOB_INTENT}) {
      assertEquals("4 x n1-standard-4", rig.ledgers.facts(record).get("machine"));
    }
  }

  @Test
  void useTheEnergyOfAllOfThem() {
    Footprint one = footprint(rig(BackendKind.VERTEX, 1));
    Footprint four = footprint(rig(BackendKind.VERTEX, REPLICAS));

    assertEquals(REPLICAS * kwh(one), kwh(four), TINY);
    assertEquals(
        REPLICAS * one.carbon().orElseThrow().value(), four.carbon().orElseThrow().value(), TINY);
  }

  @Test
  void ofWhichOneIsRehearsedUseTheEnergyOfThatOne() {
    Footprint one = footprint(rig(BackendKind.LOCAL, 1));
    Footprint four = footprint(rig(BackendKind.LOCAL, REPLICAS));

    assertEquals(kwh(one), kwh(four), TINY);
    assertEquals(Optional.empty(), four.cost());
  }

  private Rig rig(BackendKind backend, int replicas) {
    Rig rig = new Rig(folder.resolve(backend.word() + replicas));
    rig.plans.backend = backend;
    rig.plans.replicas = replicas;
    rig.jobWrites.put(new ObjectName("output/carbon_metrics.json"), Rig.METRICS.getBytes(UTF_8));
    return rig;
  }

  private static Footprint footprint(Rig rig) {
    return rig.run().footprint();
  }

  private static double kwh(Footprint footprint) {
    return footprint.energy().orElseThrow().value();
  }
}
