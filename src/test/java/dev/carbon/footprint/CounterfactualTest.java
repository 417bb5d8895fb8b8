package dev.carbon.footprint;

import static dev.carbon.footprint.HoursOfARun.KIND;
import static dev.carbon.footprint.HoursOfARun.hours;
import static dev.carbon.footprint.HoursOfARun.interval;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.RegionId;
import dev.carbon.testing.Cases;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CounterfactualTest {
  private static final RegionId IOWA = new RegionId("us-central1");
  private static final Optional<GridFigure> NONE = Optional.empty();
  private static final RunEnergy RUN = new RunEnergy(List.of(interval(0, 120, 4, Basis.MEASURED)));

  private final OperationalCarbon own = RUN.at(hours(50, 150), NONE, 1.1);

  @Test
  void theBaselineIsTheSameEnergyAtTheSameHoursElsewhere() {
    Counterfactual iowa = Counterfactual.in(IOWA, RUN.at(hours(400, 600), NONE, 1.2));
    AttributedSaving saving = iowa.saving(own.grams(), own.kind());
    assertEquals("us-central1", saving.against().name());
    assertEquals(4 * 500 * 1.2 - 4 * 100 * 1.1, saving.grams().orElseThrow().value(), 1e-9);
    assertEquals(100 * (1 - 440.0 / 2400), saving.percent().orElseThrow(), 1e-9);
  }

  @Test
  void aNegativeSavingStaysNegative() {
    Counterfactual cleaner = Counterfactual.in(IOWA, RUN.at(hours(10, 10), NONE, 1.1));
    AttributedSaving saving = cleaner.saving(own.grams(), own.kind());
    assertEquals(-396, saving.grams().orElseThrow().value(), 1e-9);
    assertEquals(-900, saving.percent().orElseThrow(), 1e-9);
  }

  @Test
  void theMeanCountsEveryCandidateAlike() {
    Counterfactual mean =
        Counterfactual.meanOf(
            List.of(own, RUN.at(hours(400, 600), NONE, 1), RUN.at(hours(100, 100), NONE, 1)));
    assertEquals("mean of 3 candidates", mean.name());
    assertEquals((440 + 2000 + 400) / 3.0, mean.grams().orElseThrow().value(), 1e-9);
  }

  @Test
  void theMeanIsUnknownWhenOneCandidateIs() {
    Counterfactual mean = Counterfactual.meanOf(List.of(own, RUN.at(hours(400, -1), NONE, 1)));
    assertEquals(Optional.empty(), mean.grams());
    AttributedSaving saving = mean.saving(own.grams(), own.kind());
    assertEquals(Optional.empty(), saving.grams());
    assertEquals(Optional.empty(), saving.percent());
  }

  @Test
  void theMeanOfOneIsNamedAsWhatItIs() {
    Counterfactual mean = Counterfactual.meanOf(List.of(own));
    assertEquals("the only candidate", mean.name());
    assertEquals(0, mean.saving(own.grams(), own.kind()).grams().orElseThrow().value(), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> Counterfactual.meanOf(List.of()));
  }

  @Test
  void saysHowMuchOfItRestsOnAFallback() {
    GridFigure plan = new GridFigure(new GramsPerKwh(300), KIND);
    OperationalCarbon half = RUN.at(hours(100, -1), Optional.of(plan), 1);
    assertEquals(0.5, Counterfactual.in(IOWA, half).fallbackShare(), 1e-12);
    assertEquals(0.25, Counterfactual.meanOf(List.of(own, half)).fallbackShare(), 1e-12);
  }

  @Test
  void anUnknownRunSavesNobodyKnowsWhat() {
    Counterfactual iowa = Counterfactual.in(IOWA, RUN.at(hours(400, 600), NONE, 1.2));
    assertEquals(Optional.empty(), iowa.saving(Optional.empty(), KIND).grams());
  }

  @Test
  void aCleanGridHasNoPercent() {
    Counterfactual clean = Counterfactual.in(IOWA, RUN.at(hours(0, 0), NONE, 1));
    AttributedSaving saving = clean.saving(own.grams(), own.kind());
    assertTrue(saving.grams().orElseThrow().value() < 0);
    assertEquals(Optional.empty(), saving.percent());
  }

  @Test
  void theDataMovesToTheCounterfactualToo() {
    Counterfactual iowa = Counterfactual.in(IOWA, RUN.at(hours(400, 600), NONE, 1));
    assertEquals(
        Optional.of(new Grams(2050)), iowa.withTransfer(Optional.of(new Grams(50))).grams());
    assertEquals(Optional.empty(), iowa.withTransfer(Optional.empty()).grams());
  }

  @Test
  void figuresThatCannotBeComparedAreRefused() {
    Counterfactual iowa = Counterfactual.in(IOWA, RUN.at(hours(400, 600), NONE, 1));
    FigureKind marginal = new FigureKind("marginal", "lifecycle", "watttime");
    OperationalCarbon other = RUN.at(IntensityTimeline.unknown(marginal), NONE, 1);
    assertThrows(IllegalArgumentException.class, () -> iowa.saving(own.grams(), marginal));
    assertThrows(IllegalArgumentException.class, () -> Counterfactual.meanOf(List.of(own, other)));
  }

  @Test
  void nothingIsSavedAgainstOneself() {
    Cases.check(
        51,
        2_000,
        random -> {
          RunEnergy run = HoursOfARun.run(random);
          OperationalCarbon carbon = run.at(HoursOfARun.everyHour(random), NONE, 1.1);
          Counterfactual same = Counterfactual.in(IOWA, carbon);
          assertEquals(
              Optional.of(new Grams(0)), same.saving(carbon.grams(), carbon.kind()).grams());
        });
  }
}
