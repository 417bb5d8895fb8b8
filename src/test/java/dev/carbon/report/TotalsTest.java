package dev.carbon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.Footprint;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private static final Instant NOON = SampleRun.NOON;

  @Test
  void aSumNamesTheRunsThatItLacksAndDoesNotCountThemAsNothing() {
    Totals totals =
        Totals.of(List.of(run(2, Basis.MODELLED).get(), unknown(), run(3, Basis.MODELLED).get()));

    assertEquals(3, totals.runs());
    assertEquals(new Sum(5, 2, 1), totals.energyKwh());
    assertEquals(Optional.of(500.0), totals.carbonGrams().total());
    assertFalse(totals.carbonGrams().isWhole());
    assertEquals(Optional.empty(), Totals.of(List.of(unknown())).carbonGrams().total());
  }

  @Test
  void energiesThatAreKnownInSeveralWaysAreToldApart() {
    Totals mixed =
        Totals.of(
            List.of(
                run(1, Basis.MEASURED).get(),
                run(2, Basis.MODELLED).get(),
                run(4, Basis.MODELLED).get()));

    assertTrue(mixed.mixesBases());
    assertEquals(Map.of(Basis.MEASURED, 1.0, Basis.MODELLED, 6.0), mixed.energyByBasis());
    assertFalse(Totals.of(List.of(run(1, Basis.ASSUMED).get())).mixesBases());
  }

  @Test
  void whatWasSavedIsAPartOfTheBaselinesOfTheRunsWhoseSavingIsKnown() {
    ReportedRun worse = run(1, Basis.MODELLED).saving(100, -20).get();
    ReportedRun better = run(1, Basis.MODELLED).saving(300, 100).get();

    Totals totals = Totals.of(List.of(worse, better, unknown()));

    assertEquals(new Sum(80, 2, 1), totals.savedGrams());
    assertEquals(Optional.of(20.0), totals.savedPercent());
    assertEquals(Set.of("us-central1"), totals.baselines());
    assertEquals(Optional.of(-20.0), Totals.of(List.of(worse)).savedPercent());
    assertEquals(Optional.empty(), Totals.of(List.of(unknown())).savedPercent());
  }

  @Test
  void aRunCountsByTheMomentItWasBegunAndTheEndIsOutside() {
    ReportedRun run = unknown();

    assertTrue(question(NOON, NOON.plusMillis(1)).asksFor(run));
    assertFalse(question(NOON.plusMillis(1), NOON.plusSeconds(1)).asksFor(run));
    assertFalse(question(NOON.minusSeconds(1), NOON).asksFor(run));
    Set<String> elsewhere = Set.of("europe-west4");
    assertFalse(
        new ReportQuestion(Optional.empty(), Optional.empty(), elsewhere, Map.of()).asksFor(run));
  }

  private static ReportQuestion question(Instant since, Instant until) {
    return new ReportQuestion(Optional.of(since), Optional.of(until), Set.of("us-west1"), Map.of());
  }

  private static SampleRun run(double kwh, Basis basis) {
    return SampleRun.make()
        .with(
            new Footprint(
                Optional.of(new KilowattHours(kwh)),
                Optional.of(basis),
                Boundary.FACILITY,
                Optional.of(new Grams(kwh * 100)),
                Optional.empty(),
                Optional.of(new Litres(kwh)),
                Optional.of(new Dollars(kwh))));
  }

  private static ReportedRun unknown() {
    return SampleRun.make().get();
  }
}
