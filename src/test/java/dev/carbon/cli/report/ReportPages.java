package dev.carbon.cli.report;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.GridSpan;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportQuestion;
import dev.carbon.report.ReportedRun;
import dev.carbon.staging.RunId;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.HistoryScan;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports of runs that never were, as pages. */
public final class ReportPages {
  /** What tries to leave wherever a text may stand. */
  public static final String HOSTILE =
      "</script><!--<script>document.title='owned'</script>\u2028'\"&<img src=x onerror=alert(1)>";

  static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  static final ReportQuestion ALL =
      new ReportQuestion(Optional.empty(), Optional.empty(), Set.of(), Map.of());

  private static final List<String> REGIONS =
      List.of("europe-west1", "us-west1", "europe-north1", "asia-south1", "us-central1");
  private static final List<Double> INTENSITIES = List.of(122.5, 79.2, 39.7, 679.0, 413.2);

  private ReportPages() {}

  /** Two months of work in five regions, with rehearsals, gaps and open runs. */
  public static String rich() {
    return page(richRuns());
  }

  static List<ReportedRun> richRuns() {
    List<ReportedRun> runs = new ArrayList<>();
    for (int number = 1; number <= 48; number++) {
      Instant begun = NOON.minus(Duration.ofHours(29L * number));
      int place = number * 7 % 11 % REGIONS.size();
      MadeUpRun run =
          MadeUpRun.cloud(number, begun, 4 + number * 13 % 37 * 1.7)
              .in(REGIONS.get(place), INTENSITIES.get(place))
              .known(number % 3 == 0 ? Basis.MEASURED : Basis.MODELLED);
      runs.add(number % 17 == 0 ? run.unknown() : run.ended());
    }
    runs.add(MadeUpRun.cloud(60, NOON, 5).open());
    runs.add(MadeUpRun.cloud(61, NOON.minusSeconds(90), 0.0123).rehearsed().ended());
    runs.add(MadeUpRun.cloud(62, NOON.minusSeconds(7200), 0.031).rehearsed().ended());
    return runs;
  }

  /** Three rehearsals in two regions, as whoever tries carbon out has them. */
  public static String rehearsals() {
    return page(
        List.of(
            MadeUpRun.cloud(1, NOON, 0.0000123).rehearsed().ended(),
            MadeUpRun.cloud(2, NOON.plusSeconds(60), 0.0000342).rehearsed().ended(),
            MadeUpRun.cloud(3, NOON.plusSeconds(180), 0.0000231)
                .in("us-west1", 79.2)
                .rehearsed()
                .ended()));
  }

  /** Nothing but a run that goes on. */
  public static String open() {
    return page(List.of(MadeUpRun.cloud(1, NOON, 1).open()));
  }

  public static String none() {
    return page(List.of());
  }

  /** Years of work: more runs than the table has rows. */
  public static String many() {
    return page(manyRuns());
  }

  static List<ReportedRun> manyRuns() {
    List<ReportedRun> runs = new ArrayList<>();
    for (int number = 1; number <= 2000; number++) {
      Instant begun = NOON.minus(Duration.ofHours(11L * number));
      runs.add(MadeUpRun.cloud(number, begun, 1 + number % 50).ended());
    }
    return runs;
  }

  /** Every text that a stranger could have a say in says something evil. */
  public static String hostile() {
    return page(
        List.of(
            MadeUpRun.cloud(1, NOON, 2).in(HOSTILE, 100).on(HOSTILE).ended(),
            MadeUpRun.cloud(2, NOON, 1).ended()));
  }

  static String page(List<ReportedRun> runs) {
    return page(report(runs));
  }

  static Report report(List<ReportedRun> runs) {
    List<ReportedRun> newestFirst =
        runs.stream().sorted(Comparator.comparing(ReportedRun::begun).reversed()).toList();
    return new Report(ALL, newestFirst, List.of());
  }

  static HistoryScan.Unreadable unreadable(int number) {
    return new HistoryScan.Unreadable(
        MadeUpRun.id(number), new CarbonException(ErrorKind.CONFIGURATION, HOSTILE));
  }

  static String page(Report report) {
    Map<RunId, FootprintDetails> details =
        report.runs().stream().collect(Collectors.toMap(ReportedRun::run, ReportPages::hours));
    return new ReportHtml(
            terminal(), PerUnit.RUN, Provenance.of("1.2.3", List.of()), background(details))
        .page(report);
  }

  static ReportBackground background(Map<RunId, FootprintDetails> details) {
    return new ReportBackground(
        NOON.plus(Duration.ofDays(1)), run -> Optional.ofNullable(details.get(run)));
  }

  /** A day's curve here, another in the baseline, with an hour that nobody knows. */
  private static FootprintDetails hours(ReportedRun run) {
    List<GridSpan> spans = new ArrayList<>();
    long count = run.duration().map(length -> length.toHours() + 1).orElse(0L);
    double own = run.intensity().value();
    for (int hour = 0; hour < count; hour++) {
      double wave = Math.sin((hour + run.begun().getEpochSecond() / 3600.0) * Math.PI / 12);
      spans.add(
          new GridSpan(
              run.begun().plus(Duration.ofHours(hour)),
              Duration.ofHours(1),
              new KilowattHours(3.2),
              hour == 5 ? Optional.empty() : Optional.of(new GramsPerKwh(own * (1 + 0.3 * wave))),
              Optional.of(new GramsPerKwh(413.2 * (1 - 0.2 * wave)))));
    }
    return new FootprintDetails(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), spans, 0, Map.of());
  }

  private static Terminal terminal() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    return new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, "", Map.of());
  }
}
