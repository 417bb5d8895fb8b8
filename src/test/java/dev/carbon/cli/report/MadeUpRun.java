package dev.carbon.cli.report;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.Embodied;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.Savings;
import dev.carbon.region.RegionId;
import dev.carbon.report.ReportedRun;
import dev.carbon.staging.RunId;
import dev.carbon.train.BackendKind;
import dev.carbon.train.RunState;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run that never was, for a report.
 *
 * @param number its own, and how it differs from others
 * @param kwh of the facility; below zero when nothing is known
 */
record MadeUpRun(
    int number,
    BackendKind backend,
    Instant begun,
    String region,
    String machine,
    double kwh,
    Basis basis,
    double gramsPerKwh,
    double baselineGramsPerKwh) {
  private static final double PUE = 1.09;
  private static final double KW = 3.2;

  static RunId id(int number) {
    return new RunId(
        "r-" + String.format(Locale.ROOT, "%026o", number).replace('0', 'a').replace('1', 'b'));
  }

  /** In Belgium, with a saving. */
  static MadeUpRun cloud(int number, Instant begun, double kwh) {
    return new MadeUpRun(
        number,
        BackendKind.VERTEX,
        begun,
        "europe-west1",
        "2 x a2-highgpu-1g",
        kwh,
        Basis.MODELLED,
        122.5,
        413.2);
  }

  MadeUpRun rehearsed() {
    return new MadeUpRun(
        number,
        BackendKind.LOCAL,
        begun,
        region,
        "this machine",
        kwh,
        basis,
        gramsPerKwh,
        baselineGramsPerKwh);
  }

  MadeUpRun in(String other, double intensity) {
    return new MadeUpRun(
        number, backend, begun, other, machine, kwh, basis, intensity, baselineGramsPerKwh);
  }

  MadeUpRun on(String other) {
    return new MadeUpRun(
        number, backend, begun, region, other, kwh, basis, gramsPerKwh, baselineGramsPerKwh);
  }

  MadeUpRun known(Basis how) {
    return new MadeUpRun(
        number, backend, begun, region, machine, kwh, how, gramsPerKwh, baselineGramsPerKwh);
  }

  /** Of which nothing is known, since it may go on. */
  ReportedRun open() {
    return run(
        RunState.RUNNING, Optional.empty(), Footprint.ofCost(Optional.empty()), Optional.empty());
  }

  /** That failed, and left nobody knows what. */
  ReportedRun unknown() {
    return run(
        RunState.FAILED,
        Optional.of(begun.plusSeconds(60)),
        Footprint.ofCost(Optional.empty()),
        Optional.empty());
  }

  ReportedRun ended() {
    double grams = kwh * gramsPerKwh;
    double baseline = kwh * baselineGramsPerKwh;
    Savings savings =
        new Savings(
            new RegionId("us-central1"),
            Optional.of(new Grams(baseline)),
            Optional.of(new Grams(baseline - grams)),
            Optional.of(100 * (baseline - grams) / baseline),
            Optional.empty(),
            Optional.empty(),
            Optional.of(0.0),
            Optional.empty());
    return run(
        RunState.SUCCEEDED,
        Optional.of(begun.plus(length())),
        new Footprint(
            Optional.of(new KilowattHours(kwh)),
            Optional.of(basis),
            Boundary.FACILITY,
            Optional.of(new Grams(grams)),
            backend.isRehearsal()
                ? Optional.empty()
                : Optional.of(new Embodied(new Grams(kwh * 11), new Grams(kwh * 34))),
            Optional.of(new Litres(kwh * 4.1)),
            backend.isRehearsal() ? Optional.empty() : Optional.of(new Dollars(kwh * 2.3))),
        Optional.of(savings));
  }

  Duration length() {
    return Duration.ofMillis(Math.max(1, Math.round(kwh / KW * 3_600_000)));
  }

  private ReportedRun run(
      RunState state, Optional<Instant> ended, Footprint footprint, Optional<Savings> savings) {
    return new ReportedRun(
        id(number),
        state,
        backend,
        begun,
        ended,
        ended.map(end -> length()),
        region,
        machine,
        new ReportedRun.Source("google-annual", "average", "direct"),
        new GramsPerKwh(gramsPerKwh),
        new ReportedRun.Grid("BE", Instant.parse("2024-01-01T00:00:00Z"), true),
        PUE,
        Optional.of(Year.of(2023)),
        backend.isRehearsal() ? Optional.empty() : Optional.of(LocalDate.parse("2026-07-30")),
        footprint,
        Optional.empty(),
        List.of(),
        0,
        savings,
        Map.of());
  }
}
