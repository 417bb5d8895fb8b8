package dev.carbon.train;

import dev.carbon.account.JobTimes;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobMonitor.Observed;
import dev.carbon.job.JobStatus;
import dev.carbon.job.ReportedUnits;
import dev.carbon.staging.Crew;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Gathers what is known of a run that has ended; whoever has to be asked is asked here. */
record FactFinding(RunContext context, RunDiary diary) {

  /** Blocks for some 40 s at most, and asks nobody once carbon is told to stop. */
  RunFacts facts() {
    Optional<List<TimeWindow>> running =
        context.standing().status().flatMap(status -> running(status, diary.times()));
    Optional<JobMetrics> metrics = metrics();
    RunFacts known =
        new RunFacts(
            running,
            diary.times().restarts(),
            begun(),
            metrics,
            List.of(),
            diary.grids(),
            Optional.empty(),
            units());
    boolean hasRun = known.duration().filter(time -> !time.isZero()).isPresent();
    return hasRun && context.stop().reason().isEmpty() ? asked(known) : known;
  }

  /** Everybody at once; each answer is added to what is known. */
  private RunFacts asked(RunFacts known) {
    List<Supplier<UnaryOperator<RunFacts>>> questions =
        List.of(
            () -> {
              diary.complete(known.spans(), context.clock().instant());
              return facts -> facts;
            },
            () -> {
              List<Observed> seen = observed(known);
              return facts -> facts.withObserved(seen);
            },
            () -> {
              Optional<PowerBreakdown> mix = diary.askMix();
              return facts -> facts.withMix(mix);
            });
    List<UnaryOperator<RunFacts>> answers = new ArrayList<>();
    new Crew("account", questions.size()).work(questions, Supplier::get, answers::addAll);
    RunFacts facts = known;
    for (UnaryOperator<RunFacts> answer : answers) {
      facts = answer.apply(facts);
    }
    return facts;
  }

  /** When the job had its machines; empty when its times are unknown or cannot be. */
  static Optional<List<TimeWindow>> running(JobStatus status, JobTimes times) {
    return status
        .startedAt()
        .flatMap(
            start ->
                status
                    .endedAt()
                    .filter(end -> !end.isBefore(start))
                    .map(end -> times.running(start, end)));
  }

  private Instant begun() {
    return context
        .standing()
        .status()
        .flatMap(JobStatus::startedAt)
        .or(() -> context.standing().submittedAt())
        .orElseGet(() -> context.plan().madeAt());
  }

  /** Also of machines that measured themselves: they may have done so for a part of the time. */
  private List<Observed> observed(RunFacts known) {
    boolean hasAccelerators = context.plan().workers().machine().accelerator().isPresent();
    return context
        .standing()
        .job()
        .filter(job -> hasAccelerators)
        .map(job -> observed(job, known.spans()))
        .orElse(List.of());
  }

  /** Without an answer the machines are taken to have been at full load. */
  private List<Observed> observed(JobHandle job, List<TimeWindow> spans) {
    try {
      return context
          .backend()
          .monitor()
          .use(job, spans.get(0).from(), spans.get(spans.size() - 1).to());
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private Optional<JobMetrics> metrics() {
    return ofOwn(JobMetrics.FILE_NAME, JobMetrics::read)
        .or(() -> ofOwn(JobMetrics.PARTIAL_FILE_NAME, JobMetrics::readPartial))
        .flatMap(found -> found);
  }

  private Map<String, Double> units() {
    return ReportedUnits.PLACES.stream()
        .flatMap(place -> ofOwn(place, home -> ReportedUnits.read(home.resolve(place))).stream())
        .findFirst()
        .orElse(Map.of());
  }

  /** Only what this run itself brought home: the folder may hold the files of another. */
  private <T> Optional<T> ofOwn(String name, Function<Path, T> reader) {
    boolean fetched =
        context.standing().outputs().stream().anyMatch(file -> file.path().equals(name));
    return fetched ? context.plan().home().map(reader) : Optional.empty();
  }
}
