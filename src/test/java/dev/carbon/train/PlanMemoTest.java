package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanMemoTest {
  private static final Path HOME = Path.of("/home/me/out");

  private final Plans plans = new Plans();
  private final PlanMemo memo = plans.memo();

  @Test
  void aPlanIsReadWithItsLabels() {
    plans.labels = Map.of("team", "vision", "trial", "");

    assertEquals(
        Map.of("team", "vision", "trial", ""),
        memo.read(memo.write(plans.plan(HOME))).request().labels());
  }

  @Test
  void aPlanOfBeforeThereWereLabelsHasNone() {
    String written = memo.write(plans.plan(HOME));
    String before = written.replaceAll(",\"labels\":\\{\\}", "");

    TrainPlan read = memo.read(before);

    assertNotEquals(written, before);
    assertEquals(Map.of(), read.request().labels());
    assertEquals(memo.write(plans.plan(HOME)), memo.write(read));
  }
}
