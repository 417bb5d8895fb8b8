package dev.carbon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.Embodied;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.Sci;
import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PerUnitTest {
  private static final Footprint FOOTPRINT =
      new Footprint(
          Optional.of(new KilowattHours(1)),
          Optional.of(Basis.MODELLED),
          Boundary.FACILITY,
          Optional.of(new Grams(100)),
          Optional.of(new Embodied(new Grams(20), new Grams(60))),
          Optional.empty(),
          Optional.empty());

  @Test
  void aRunIsCountedPerItselfPerHourOfItsAcceleratorsAndPerWhatItsScriptReports() {
    ReportedRun run =
        SampleRun.make().with(FOOTPRINT).with(details(8, Map.of("epoch", 40.0))).get();

    assertRange(120, 160, PerUnit.RUN, run);
    assertRange(15, 20, new PerUnit("gpu-hour"), run);
    assertRange(3, 4, new PerUnit("epoch"), run);
    assertEquals(Optional.empty(), new PerUnit("token").sci(run));
    assertEquals(Set.of("run", "gpu-hour", "epoch"), PerUnit.known(List.of(run)));
  }

  @Test
  void earlierAttemptsAreHoursOfAcceleratorsToo() {
    FootprintDetails known = details(4, Map.of("epoch", 40.0));
    SampleRun run = SampleRun.make().with(FOOTPRINT).with(known).after(List.of(Optional.of(known)));

    assertRange(15, 20, new PerUnit("gpu-hour"), run.get());
    run.after(List.of(Optional.empty()));
    assertEquals(Optional.empty(), new PerUnit("gpu-hour").sci(run.get()), "hours are unknown");
    assertRange(3, 4, new PerUnit("epoch"), run.get());
  }

  @Test
  void ofARunWithoutAcceleratorsOrWithoutDetailsNobodyKnows() {
    assertEquals(
        Optional.empty(),
        new PerUnit("gpu-hour")
            .sci(SampleRun.make().with(FOOTPRINT).with(details(0, Map.of())).get()));
    assertEquals(
        Optional.empty(), new PerUnit("epoch").sci(SampleRun.make().with(FOOTPRINT).get()));
    assertEquals(Optional.empty(), PerUnit.RUN.sci(SampleRun.make().get()));
    assertEquals(Set.of("run"), PerUnit.known(List.of()));
  }

  @Test
  void aUnitIsAWord() {
    assertEquals(Optional.of(new PerUnit("gpu-hour")), PerUnit.named("gpu-hour"));
    for (String none : List.of("", "Epoch", "1k-tokens", "a b", "e".repeat(33))) {
      assertEquals(Optional.empty(), PerUnit.named(none), none);
    }
  }

  private static void assertRange(double low, double high, PerUnit per, ReportedRun run) {
    Sci sci = per.sci(run).orElseThrow();
    assertEquals(new Grams(low), sci.low());
    assertEquals(new Grams(high), sci.high());
    assertEquals(per.name(), sci.per().name());
  }

  private static FootprintDetails details(double acceleratorHours, Map<String, Double> units) {
    return new FootprintDetails(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new GreenAiCost(
                "a2-highgpu-8g",
                OptionalDouble.empty(),
                acceleratorHours,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        List.of(),
        0,
        units);
  }
}
