package dev.carbon.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.EnergyInterval;
import dev.carbon.footprint.GridSpan;
import dev.carbon.footprint.NodeEnergy;
import dev.carbon.footprint.RunEnergy;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlotSpansTest {
  private static final double TINY = 1e-9;
  private static final IntensityKind KIND =
      new IntensityKind(new SourceName("made-up"), Signal.AVERAGE, Accounting.LIFECYCLE);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final GridDiary diary = new GridDiary(KIND);

  @Test
  void tellEachHourWithItsEnergyAndBothGrids() {
    diary.add(List.of(figure("FI", 100, NOON), figure("FI", 300, NOON.plus(HOUR))));

    List<GridSpan> spans = spans(energy(NOON.plusSeconds(1800), HOUR, 2));

    assertEquals(List.of(NOON, NOON.plus(HOUR)), spans.stream().map(GridSpan::start).toList());
    assertEquals(1.1, spans.get(0).energy().value(), TINY);
    assertEquals(100, spans.get(0).here().orElseThrow().value(), TINY);
    assertEquals(300, spans.get(1).here().orElseThrow().value(), TINY);
    assertEquals(500, spans.get(0).baseline().orElseThrow().value(), TINY);
  }

  @Test
  void standForAMomentOfWhichNobodyToldByTheFigureOfThePlan() {
    List<GridSpan> spans = spans(energy(NOON.plus(Duration.ofDays(2)), HOUR, 1));

    assertEquals(80, spans.get(0).here().orElseThrow().value(), TINY);
  }

  @Test
  void growWiderForALongRunAndLoseNoEnergy() {
    List<GridSpan> spans = spans(energy(NOON, Duration.ofDays(60), 1000));

    assertTrue(spans.size() <= 401, () -> spans.size() + " spans");
    assertEquals(1100, spans.stream().mapToDouble(span -> span.energy().value()).sum(), 1e-6);
  }

  private List<GridSpan> spans(RunEnergy energy) {
    return PlotSpans.of(
        energy,
        1.1,
        diary,
        figure("FI", 80, NOON.minus(HOUR)),
        Optional.of(figure("US", 500, NOON.minus(HOUR))));
  }

  private static RunEnergy energy(Instant start, Duration time, double kwh) {
    NodeEnergy node = new NodeEnergy(new KilowattHours(kwh), Basis.MODELLED);
    return new RunEnergy(List.of(new EnergyInterval(start, time, node, "made up")));
  }

  private static Intensity figure(String zone, double grams, Instant from) {
    return new Intensity(
        new GramsPerKwh(grams), new GridZone(zone), from, HOUR, KIND, Estimation.UNKNOWN);
  }
}
