package dev.carbon.footprint;

import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How made-up attempts came about: each draws 1 kWh and drinks 2 litres an hour, on one chip. */
public final class SampleDetails {
  /** What sort of number all of their figures are. */
  public static final FigureKind KIND = new FigureKind("average", "direct", "file");

  private SampleDetails() {}

  /** So many hours at that intensity; the plan said 100 g/kWh, and 2 kWh an hour. */
  public static FootprintDetails of(double hours, double gramsPerKwh) {
    return of(hours, gramsPerKwh, KIND);
  }

  /** The same by figures of that kind. */
  public static FootprintDetails of(double hours, double gramsPerKwh, FigureKind kind) {
    return new FootprintDetails(
        Optional.of(
            new OperationalCarbon(
                sum(Boundary.FACILITY, hours),
                Optional.of(new Grams(hours * gramsPerKwh)),
                kind,
                new KilowattHours(0),
                new KilowattHours(0),
                List.of())),
        Optional.of(new PlannedCarbon(new KilowattHours(2 * hours), new GramsPerKwh(100))),
        Optional.of(
            new WaterUse(
                new Litres(hours / 2),
                Optional.of(new Litres(2 * hours)),
                Optional.of(new Litres(hours)),
                "WRI 2020 factor of the country")),
        Optional.of(
            new GreenAiCost(
                "a2-highgpu-1g",
                OptionalDouble.of(12 * 3600 * hours),
                hours,
                Optional.empty(),
                Optional.of(sum(Boundary.ACCELERATORS, hours / 2)),
                Optional.of(new Utilisation(0.5, Basis.MEASURED, "duty cycle")),
                Optional.empty(),
                Optional.empty())),
        List.of(),
        1,
        Map.of());
  }

  /** What such an attempt came to. */
  public static Footprint footprint(double hours, double gramsPerKwh) {
    return new Footprint(
        Optional.of(new KilowattHours(hours)),
        Optional.of(Basis.MODELLED),
        Boundary.FACILITY,
        Optional.of(new Grams(hours * gramsPerKwh)),
        Optional.of(new Embodied(new Grams(hours), new Grams(3 * hours))),
        Optional.of(new Litres(2 * hours)),
        Optional.empty());
  }

  private static EnergySum sum(Boundary boundary, double kwh) {
    return new EnergySum(
        boundary,
        List.of(new EnergySum.Part(Basis.MODELLED, "published watts", new KilowattHours(kwh))));
  }
}
