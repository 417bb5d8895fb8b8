package dev.carbon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.FigureKind;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.WaterUse;
import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BreakdownTest {
  private static final FigureKind KIND = new FigureKind("average", "direct", "google-annual");

  @Test
  void theEnergyOfAllAttemptsIsToldByWhatKnowsItAndTheNetworksIsLeftOver() {
    ReportedRun run =
        SampleRun.make()
            .with(footprint(7, Boundary.FACILITY_AND_NETWORK, 3))
            .with(details(part(Basis.MEASURED, "RAPL", 2), part(Basis.MODELLED, "watts", 1)))
            .after(List.of(Optional.of(details(part(Basis.MEASURED, "RAPL", 3)))))
            .get();

    Breakdown breakdown = Breakdown.of(run);

    assertEquals(
        List.of(
            part(Basis.MEASURED, "RAPL", 5),
            part(Basis.MODELLED, "watts", 1),
            part(Basis.ASSUMED, Breakdown.NOT_BROKEN_DOWN, 1)),
        breakdown.energy());
    assertEquals(
        Map.of(Basis.MEASURED, 5.0, Basis.MODELLED, 1.0, Basis.ASSUMED, 1.0), breakdown.byBasis());
  }

  @Test
  void detailsThatSayMoreThanTheWholeAreNotBelieved() {
    ReportedRun run =
        SampleRun.make()
            .with(footprint(1, Boundary.FACILITY, 3))
            .with(details(part(Basis.MEASURED, "RAPL", 2)))
            .get();

    assertEquals(
        List.of(part(Basis.ASSUMED, Breakdown.NOT_BROKEN_DOWN, 1)), Breakdown.of(run).energy());
  }

  @Test
  void ofAnUnknownEnergyThereAreNoParts() {
    assertEquals(List.of(), Breakdown.of(SampleRun.make().get()).energy());
  }

  @Test
  void waterWithoutReservoirsIsToldOnlyWhenItIsThatOfTheWholeRun() {
    FootprintDetails known = details(part(Basis.MODELLED, "watts", 2));
    SampleRun whole = SampleRun.make().with(footprint(2, Boundary.FACILITY, 3)).with(known);

    assertEquals(Optional.of(new Litres(1)), Breakdown.of(whole.get()).waterWithoutReservoirs());
    assertEquals(Optional.of("WRI"), Breakdown.of(whole.get()).waterSource());
    whole.after(List.of(Optional.empty()));
    assertEquals(Optional.empty(), Breakdown.of(whole.get()).waterWithoutReservoirs());
    SampleRun more = SampleRun.make().with(footprint(2, Boundary.FACILITY, 4)).with(known);
    assertEquals(Optional.empty(), Breakdown.of(more.get()).waterWithoutReservoirs());
  }

  @Test
  void acceleratorHoursOfAllAttemptsAreAddedUpUnlessOneIsUnknown() {
    FootprintDetails known = details(part(Basis.MODELLED, "watts", 1));
    SampleRun run = SampleRun.make().with(known).after(List.of(Optional.of(known)));

    assertEquals(OptionalDouble.of(16), Breakdown.of(run.get()).acceleratorHours());
    run.after(List.of(Optional.of(known), Optional.empty()));
    assertEquals(OptionalDouble.empty(), Breakdown.of(run.get()).acceleratorHours());
  }

  @Test
  void whatWasPricedByAFallbackIsAddedUp() {
    FootprintDetails known = details(part(Basis.MODELLED, "watts", 1));

    assertEquals(
        Optional.of(new KilowattHours(0.5)),
        Breakdown.of(SampleRun.make().hourly().with(known).after(List.of(Optional.of(known))).get())
            .fallbackKwh());
    assertEquals(
        Optional.empty(),
        Breakdown.of(SampleRun.make().with(known).get()).fallbackKwh(),
        "of a year");
    assertEquals(Optional.empty(), Breakdown.of(SampleRun.make().get()).fallbackKwh());
  }

  private static Footprint footprint(double kwh, Boundary boundary, double litres) {
    return new Footprint(
        Optional.of(new KilowattHours(kwh)),
        Optional.of(Basis.ASSUMED),
        boundary,
        Optional.of(new Grams(100)),
        Optional.empty(),
        Optional.of(new Litres(litres)),
        Optional.empty());
  }

  private static FootprintDetails details(EnergySum.Part... parts) {
    return new FootprintDetails(
        Optional.of(
            new OperationalCarbon(
                new EnergySum(Boundary.FACILITY, List.of(parts)),
                Optional.of(new Grams(90)),
                KIND,
                new KilowattHours(0.25),
                new KilowattHours(0),
                List.of())),
        Optional.empty(),
        Optional.of(
            new WaterUse(
                new Litres(0.5), Optional.of(new Litres(3)), Optional.of(new Litres(1)), "WRI")),
        Optional.of(
            new GreenAiCost(
                "a2-highgpu-8g",
                OptionalDouble.empty(),
                8,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        List.of(),
        0,
        Map.of());
  }

  private static EnergySum.Part part(Basis basis, String source, double kwh) {
    return new EnergySum.Part(basis, source, new KilowattHours(kwh));
  }
}
