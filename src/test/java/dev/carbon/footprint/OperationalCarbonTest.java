package dev.carbon.footprint;

import static dev.carbon.footprint.HoursOfARun.KIND;
import static dev.carbon.footprint.HoursOfARun.MIDNIGHT;
import static dev.carbon.footprint.HoursOfARun.hours;
import static dev.carbon.footprint.HoursOfARun.interval;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.Cases;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationalCarbonTest {
  private static final int CASES = 1_000;
  private static final double PUE = 1.1;
  private static final Optional<GridFigure> NONE = Optional.empty();

  @Test
  void eachHourIsPricedByItsOwnFigure() {
    OperationalCarbon carbon =
        new RunEnergy(List.of(interval(30, 90, 3, Basis.MEASURED))).at(hours(100, 400), NONE, PUE);
    assertEquals((1 * 100 + 2 * 400) * PUE, grams(carbon), 1e-9);
    assertEquals(3 * PUE, carbon.energy().total().value(), 1e-12);
    assertEquals(Boundary.FACILITY, carbon.energy().boundary());
    assertEquals(300, carbon.meanIntensity().orElseThrow().value(), 1e-9);
    assertEquals(0, carbon.fallbackShare());
    assertEquals(0, carbon.unknownShare());
  }

  @Test
  void quartersOfAnHourArePricedByTheirOwnFigures() {
    IntensityTimeline grid =
        new IntensityTimeline(
            KIND,
            Duration.ofMinutes(15),
            Map.of(
                MIDNIGHT,
                new GramsPerKwh(100),
                MIDNIGHT.plus(Duration.ofMinutes(15)),
                new GramsPerKwh(300)));
    OperationalCarbon carbon =
        new RunEnergy(List.of(interval(5, 20, 4, Basis.MEASURED))).at(grid, NONE, 1);
    assertEquals(2 * 100 + 2 * 300, grams(carbon), 1e-9);
  }

  @Test
  void anHourWithoutFigureMakesTheWholeSumUnknown() {
    OperationalCarbon carbon =
        new RunEnergy(List.of(interval(0, 120, 4, Basis.MEASURED))).at(hours(100, -1), NONE, PUE);
    assertEquals(Optional.empty(), carbon.grams());
    assertEquals(Optional.empty(), carbon.meanIntensity());
    assertEquals(0.5, carbon.unknownShare(), 1e-12);
    assertEquals(0, carbon.fallbackShare());
    assertEquals(4 * PUE, carbon.energy().total().value(), 1e-12);
  }

  @Test
  void orItTakesTheFallbackAndSaysForHowMuchOfTheEnergy() {
    GridFigure plan =
        new GridFigure(new GramsPerKwh(200), new FigureKind("average", "lifecycle", "google"));
    OperationalCarbon carbon =
        new RunEnergy(
                List.of(interval(0, 120, 4, Basis.MEASURED), interval(60, 60, 4, Basis.MODELLED)))
            .at(hours(100, -1), Optional.of(plan), PUE);
    assertEquals((2 * 100 + 6 * 200) * PUE, grams(carbon), 1e-9);
    assertEquals(0.75, carbon.fallbackShare(), 1e-12);
    assertEquals(0, carbon.unknownShare());
    assertEquals(List.of(plan), carbon.fallbacks());
  }

  @Test
  void aFallbackThatIsNotNeededIsNotNamed() {
    GridFigure plan = new GridFigure(new GramsPerKwh(200), KIND);
    OperationalCarbon carbon =
        new RunEnergy(List.of(interval(0, 60, 4, Basis.MEASURED)))
            .at(hours(100), Optional.of(plan), PUE);
    assertEquals(List.of(), carbon.fallbacks());
    assertEquals(440, grams(carbon), 1e-9);
  }

  @Test
  void aFigureOfAnotherSignalOrAccountingIsNoFallback() {
    RunEnergy run = new RunEnergy(List.of(interval(0, 60, 4, Basis.MEASURED)));
    for (FigureKind other :
        List.of(
            new FigureKind("marginal", "lifecycle", "electricitymaps"),
            new FigureKind("average", "direct", "electricitymaps"))) {
      Optional<GridFigure> figure = Optional.of(new GridFigure(new GramsPerKwh(200), other));
      assertThrows(IllegalArgumentException.class, () -> run.at(hours(), figure, PUE));
    }
  }

  @Test
  void figuresOfTwoKindsAreNoSum() {
    RunEnergy run = new RunEnergy(List.of(interval(0, 60, 4, Basis.MEASURED)));
    FigureKind elsewhere = new FigureKind("average", "lifecycle", "energy-charts");
    OperationalCarbon one = run.at(IntensityTimeline.unknown(KIND), NONE, 1);
    OperationalCarbon other = run.at(IntensityTimeline.unknown(elsewhere), NONE, 1);
    assertThrows(IllegalArgumentException.class, () -> one.plus(other));
  }

  @Test
  void whatIsUnknownOfOneAttemptIsUnknownOfBoth() {
    RunEnergy first = new RunEnergy(List.of(interval(0, 60, 3, Basis.MEASURED)));
    RunEnergy second = new RunEnergy(List.of(interval(60, 60, 1, Basis.MEASURED)));
    OperationalCarbon both = first.at(hours(100), NONE, 1).plus(second.at(hours(100), NONE, 1));
    assertEquals(Optional.empty(), both.grams());
    assertEquals(0.25, both.unknownShare(), 1e-12);
  }

  @Test
  void attemptsAddUpAsIfTheyWereOneRun() {
    Cases.check(
        31,
        CASES,
        random -> {
          IntensityTimeline grid = HoursOfARun.everyHour(random);
          RunEnergy one = HoursOfARun.run(random);
          RunEnergy other = HoursOfARun.run(random);
          OperationalCarbon apart = one.at(grid, NONE, PUE).plus(other.at(grid, NONE, PUE));
          OperationalCarbon together = one.plus(other).at(grid, NONE, PUE);
          assertEquals(grams(together), grams(apart), 1e-9 * grams(together));
        });
  }

  @Test
  void carbonIsLinearInIntensityAndPueAndTheSameHoweverTheEnergyIsSplit() {
    Cases.check(
        32,
        CASES,
        random -> {
          RunEnergy run = HoursOfARun.run(random);
          IntensityTimeline grid = HoursOfARun.everyHour(random);
          double factor = random.nextDouble() * 3;
          double grams = grams(run.at(grid, NONE, PUE));
          double margin = 1e-9 * (1 + grams);
          assertEquals(factor * grams, grams(run.at(times(grid, factor), NONE, PUE)), margin * 3);
          assertEquals(PUE * grams(run.at(grid, NONE, 1)), grams, margin);
          assertEquals(
              grams, grams(run.splitAt(Duration.ofMinutes(10)).at(grid, NONE, PUE)), margin);
        });
  }

  @Test
  void theOrderOfIntervalsDoesNotMatter() {
    Cases.check(
        33,
        CASES,
        random -> {
          RunEnergy run = HoursOfARun.run(random);
          IntensityTimeline grid = HoursOfARun.everyHour(random);
          List<EnergyInterval> shuffled = new ArrayList<>(run.intervals());
          Collections.shuffle(shuffled, random);
          double grams = grams(run.at(grid, NONE, PUE));
          assertEquals(grams, grams(new RunEnergy(shuffled).at(grid, NONE, PUE)), 1e-9 * grams);
        });
  }

  @Test
  void theMeanIntensityLiesAmongTheFiguresAndTellsTheGramsAgain() {
    Cases.check(
        34,
        CASES,
        random -> {
          RunEnergy run = HoursOfARun.run(random);
          IntensityTimeline grid = HoursOfARun.everyHour(random);
          OperationalCarbon carbon = run.at(grid, NONE, PUE);
          GramsPerKwh mean = carbon.meanIntensity().orElseThrow();
          double least = Collections.min(grid.figures().values()).value();
          double most = Collections.max(grid.figures().values()).value();
          assertTrue(mean.value() > least - 1e-9 && mean.value() < most + 1e-9);
          assertEquals(
              grams(carbon), carbon.energy().total().at(mean).value(), 1e-9 * grams(carbon));
        });
  }

  @Test
  void oneMissingHourThatTheRunTouchesIsEnoughToKnowNothing() {
    Cases.check(
        35,
        CASES,
        random -> {
          RunEnergy run = HoursOfARun.run(random);
          IntensityTimeline grid = HoursOfARun.everyHour(random);
          EnergyInterval touched = Cases.any(random, run.intervals());
          Map<Instant, GramsPerKwh> figures = new HashMap<>(grid.figures());
          figures.remove(Steps.startOf(touched.start(), IntensityTimeline.HOUR));
          OperationalCarbon carbon =
              run.at(new IntensityTimeline(KIND, IntensityTimeline.HOUR, figures), NONE, PUE);
          assertEquals(Optional.empty(), carbon.grams());
          assertTrue(carbon.unknownShare() > 0 && carbon.unknownShare() <= 1);
        });
  }

  @Test
  void aFootprintOfItKeepsItsBasisAndBoundary() {
    OperationalCarbon carbon =
        new RunEnergy(
                List.of(interval(0, 60, 2, Basis.MEASURED), interval(0, 60, 1, Basis.MODELLED)))
            .at(hours(100), NONE, 1.5);
    Footprint footprint = Footprint.of(carbon, Optional.empty(), Optional.of(new Dollars(7)));
    assertEquals(4.5, footprint.energy().orElseThrow().value(), 1e-12);
    assertEquals(Optional.of(Basis.MODELLED), footprint.basis());
    assertEquals(Boundary.FACILITY, footprint.boundary());
    assertEquals(450, footprint.carbon().orElseThrow().value(), 1e-9);
    assertEquals(Optional.empty(), footprint.water());
    assertEquals(Optional.of(new Dollars(7)), footprint.cost());
  }

  @Test
  void aFigureThatBeginsWithinAnHourIsNoFigureOfThatHour() {
    Map<Instant, GramsPerKwh> late = Map.of(MIDNIGHT.plusSeconds(1), new GramsPerKwh(100));
    assertThrows(
        IllegalArgumentException.class,
        () -> new IntensityTimeline(KIND, IntensityTimeline.HOUR, late));
  }

  private static IntensityTimeline times(IntensityTimeline grid, double factor) {
    Map<Instant, GramsPerKwh> figures = new HashMap<>();
    grid.figures()
        .forEach((hour, value) -> figures.put(hour, new GramsPerKwh(value.value() * factor)));
    return new IntensityTimeline(grid.kind(), grid.step(), figures);
  }

  private static double grams(OperationalCarbon carbon) {
    return carbon.grams().orElseThrow().value();
  }
}
