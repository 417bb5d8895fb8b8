package dev.carbon.cli.report;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.Embodied;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.FigureKind;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.PlannedCarbon;
import dev.carbon.footprint.SampleDetails;
import dev.carbon.footprint.Utilisation;
import dev.carbon.footprint.WaterUse;
import dev.carbon.report.Report;
import dev.carbon.report.ReportQuestion;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.SampleRun;
import dev.carbon.train.BackendKind;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reports for tests: of runs whose energies are known in all ways there are. */
final class SampleReport {
  private static final FigureKind KIND = new FigureKind("average", "direct", "google-annual");

  private SampleReport() {}

  /** Three runs in the cloud, a fourth of which nothing is known, and a rehearsal. */
  static Report mixed() {
    return of(
        run('a', Basis.MEASURED, "NVML energy counter", 6).get(),
        run('b', Basis.MODELLED, "published watts", 3).get(),
        run('c', Basis.ASSUMED, "rated power", 1).get(),
        SampleRun.make().named('d').get(),
        run('e', Basis.MEASURED, "RAPL", 100).on(BackendKind.LOCAL).get());
  }

  static Report of(ReportedRun... runs) {
    return new Report(
        new ReportQuestion(Optional.empty(), Optional.empty(), Set.of(), Map.of()),
        List.of(runs),
        List.of());
  }

  /** Of 100 g a kWh, an accelerator-hour and two epochs a kWh. */
  static SampleRun run(char letter, Basis basis, String source, double kwh) {
    return SampleRun.make()
        .named(letter)
        .hourly()
        .with(
            new Footprint(
                Optional.of(new KilowattHours(kwh)),
                Optional.of(basis),
                Boundary.FACILITY,
                Optional.of(new Grams(kwh * 100)),
                Optional.of(new Embodied(new Grams(kwh), new Grams(3 * kwh))),
                Optional.of(new Litres(kwh * 2)),
                Optional.of(new Dollars(kwh))))
        .with(details(basis, source, kwh))
        .saving(kwh * 400, kwh * 300);
  }

  /** 10 hours at 400 g/kWh, then, in another region, one at 30. */
  static SampleRun moved(char letter) {
    return SampleRun.make()
        .named(letter)
        .hourly()
        .ran(Duration.ofHours(11))
        .with(SampleDetails.footprint(10, 400).plus(SampleDetails.footprint(1, 30)))
        .with(SampleDetails.of(1, 30))
        .after(List.of(Optional.of(SampleDetails.of(10, 400))));
  }

  private static FootprintDetails details(Basis basis, String source, double kwh) {
    return new FootprintDetails(
        Optional.of(
            new OperationalCarbon(
                new EnergySum(
                    Boundary.FACILITY,
                    List.of(new EnergySum.Part(basis, source, new KilowattHours(kwh)))),
                Optional.of(new Grams(kwh * 100)),
                KIND,
                new KilowattHours(kwh / 4),
                new KilowattHours(0),
                List.of())),
        Optional.of(new PlannedCarbon(new KilowattHours(2 * kwh), new GramsPerKwh(80))),
        Optional.of(
            new WaterUse(
                new Litres(kwh / 2),
                Optional.of(new Litres(kwh * 2)),
                Optional.of(new Litres(kwh)),
                "WRI 2020 factor of the country")),
        Optional.of(
            new GreenAiCost(
                "a2-highgpu-1g",
                OptionalDouble.empty(),
                kwh,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Utilisation(0.5, Basis.MEASURED, "duty cycle")),
                Optional.empty(),
                Optional.empty())),
        List.of(),
        1,
        Map.of("epoch", 2 * kwh));
  }
}
