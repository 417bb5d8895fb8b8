package dev.carbon.report;

import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.Savings;
import dev.carbon.region.RegionId;
import dev.carbon.staging.RunId;
import dev.carbon.train.BackendKind;
import dev.carbon.train.RunState;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run for tests, of which nothing is known but what a test says. */
public final class SampleRun {
  /** When it was begun, unless a test says otherwise. */
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private RunId run = new RunId("r-" + "a".repeat(26));
  private RunState state = RunState.SUCCEEDED;
  private BackendKind backend = BackendKind.VERTEX;
  private Instant begun = NOON;
  private Optional<Instant> ended = Optional.empty();
  private Optional<Duration> duration = Optional.of(Duration.ofHours(1));
  private String region = "us-west1";
  private String workers = "n1-standard-4";
  private String source = "google-annual";
  private boolean yearly = true;
  private boolean lastRan = true;
  private Footprint footprint = Footprint.ofCost(Optional.empty());
  private Optional<FootprintDetails> details = Optional.empty();
  private List<Optional<FootprintDetails>> earlier = List.of();
  private Optional<Savings> savings = Optional.empty();
  private Map<String, String> labels = Map.of();

  private SampleRun() {}

  public static SampleRun make() {
    return new SampleRun();
  }

  public SampleRun named(char letter) {
    run = new RunId("r-" + String.valueOf(letter).repeat(26));
    return this;
  }

  public SampleRun on(BackendKind where) {
    backend = where;
    return this;
  }

  public SampleRun begun(Instant when) {
    begun = when;
    return this;
  }

  public SampleRun ended(Optional<Instant> when) {
    ended = when;
    return this;
  }

  public SampleRun ran(Duration time) {
    duration = Optional.of(time);
    return this;
  }

  public SampleRun in(String place) {
    region = place;
    return this;
  }

  /** On these machines. */
  public SampleRun on(String machines) {
    workers = machines;
    return this;
  }

  /** Its intensity is of the hour, rather than of the year. */
  public SampleRun hourly() {
    yearly = false;
    return this;
  }

  public SampleRun with(Footprint whole) {
    footprint = whole;
    return this;
  }

  public SampleRun with(FootprintDetails known) {
    details = Optional.of(known);
    return this;
  }

  /** After attempts whose jobs ran. */
  public SampleRun after(List<Optional<FootprintDetails>> attempts) {
    earlier = attempts;
    return this;
  }

  /** And after all of them a region that had no machine. */
  public SampleRun withoutMachine() {
    lastRan = false;
    return this;
  }

  /** Grams, against us-central1. */
  public SampleRun saving(double baseline, double saved) {
    return saving(baseline, saved, 0);
  }

  /** The same where so much of the baseline, 0 to 1, is by the figure of the plan. */
  public SampleRun saving(double baseline, double saved, double byPlan) {
    savings =
        Optional.of(
            new Savings(
                new RegionId("us-central1"),
                Optional.of(new Grams(baseline)),
                Optional.of(new Grams(saved)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(byPlan),
                Optional.empty()));
    return this;
  }

  public SampleRun labelled(Map<String, String> all) {
    labels = all;
    return this;
  }

  /** By the figures of that source, of average and direct emissions. */
  public SampleRun by(String name) {
    source = name;
    return this;
  }

  public ReportedRun get() {
    return new ReportedRun(
        run,
        state,
        backend,
        begun,
        ended,
        duration,
        region,
        workers,
        new ReportedRun.Source(source, "average", "direct"),
        new GramsPerKwh(79.23),
        new ReportedRun.Grid("US-NW-PACW", Instant.parse("2024-01-01T00:00:00Z"), yearly),
        1.07,
        Optional.of(Year.of(2024)),
        Optional.empty(),
        footprint,
        details,
        earlier,
        earlier.size() + (lastRan ? 0 : 1),
        savings,
        labels);
  }
}
