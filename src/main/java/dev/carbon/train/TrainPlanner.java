package dev.carbon.train;

import dev.carbon.placement.Refused;
import dev.carbon.placement.RegionSurvey;
import dev.carbon.staging.RunId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Decides where a job runs and where its outputs go. Changes nothing. */
public final class TrainPlanner implements NextRegion {
  private static final String OUTPUT_FOLDER = "carbon-runs";
  private static final int FIRST_ATTEMPT = 1;

  private final RegionSurvey survey;
  private final Path workingDirectory;
  private final SecureRandom random;
  private final Clock clock;

  public TrainPlanner(
      RegionSurvey survey, Path workingDirectory, SecureRandom random, Clock clock) {
    this.survey = survey;
    this.workingDirectory = workingDirectory;
    this.random = random;
    this.clock = clock;
  }

  /** The plan for a request; fails as {@link RegionSurvey#rank} does. */
  public TrainPlan plan(TrainRequest request) {
    RunId run = RunId.random(random);
    return new TrainPlan(
        run,
        FIRST_ATTEMPT,
        request,
        survey.rank(request.placement()),
        new Destination.Home(folder(run, request)),
        clock.instant());
  }

  @Override
  public TrainPlan after(TrainPlan plan, List<Refused> refused) {
    TrainRequest request = plan.request();
    return new TrainPlan(
        plan.run(),
        plan.attempt() + 1,
        request,
        survey.rank(request.placement().without(refused)),
        plan.output(),
        clock.instant());
  }

  private Path folder(RunId run, TrainRequest request) {
    Path folder =
        request.outputs().folder().orElseGet(() -> Path.of(OUTPUT_FOLDER).resolve(run.value()));
    return workingDirectory.resolve(folder).toAbsolutePath().normalize();
  }
}
