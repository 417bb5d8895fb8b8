package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.placement.Ranking;
import dev.carbon.placement.Refused;
import dev.carbon.placement.RegionSurvey;
import dev.carbon.staging.RunId;
import dev.carbon.unit.Durations;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Decides where a job runs and where its outputs go. Changes nothing. */
public final class TrainPlanner implements NextRegion {
  private static final int FIRST_ATTEMPT = 1;

  /** A job that may run no longer than this has no time to begin. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final RegionSurvey survey;
  private final Destinations destinations;
  private final SecureRandom random;
  private final Clock clock;

  public TrainPlanner(
      RegionSurvey survey, Destinations destinations, SecureRandom random, Clock clock) {
    this.survey = survey;
    this.destinations = destinations;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The plan for a request; fails as {@link RegionSurvey#rank} does, and with USAGE when the folder
   * for the outputs cannot be used.
   */
  public TrainPlan plan(TrainRequest request) {
    RunId run = RunId.random(random);
    destinations.requireEmpty(request);
    Ranking ranking = survey.rank(request.placement());
    return affordable(
        new TrainPlan(
            run,
            FIRST_ATTEMPT,
            request,
            ranking,
            destinations.of(run, request, ranking.best()),
            clock.instant()));
  }

  @Override
  public TrainPlan after(TrainPlan plan, List<Refused> refused) {
    TrainRequest request = plan.request();
    Ranking ranking = survey.rank(request.placement().without(refused));
    return affordable(
        new TrainPlan(
            plan.run(),
            plan.attempt() + 1,
            request,
            ranking,
            destinations.of(plan.run(), request, ranking.best()),
            clock.instant()));
  }

  /** A limit that cannot be kept is no limit. */
  private static TrainPlan affordable(TrainPlan plan) {
    boolean limited =
        plan.request().limits().maxCost().isPresent() && !plan.backend().isRehearsal();
    if (limited && plan.affordable().isEmpty()) {
      throw new CarbonException(
          ErrorKind.NO_REGION,
          "could not keep --max-cost: what the job costs in "
              + plan.chosen().region().id()
              + " is not known",
          "add --exclude-regions " + plan.chosen().region().id() + ", or leave out --max-cost");
    }
    if (limited && plan.timeout().compareTo(SHORTEST) < 0) {
      throw new CarbonException(
          ErrorKind.NO_REGION,
          "could not keep --max-cost: in "
              + plan.chosen().region().id()
              + " it pays for less than "
              + Durations.words(SHORTEST),
          "raise --max-cost, or ask for cheaper machines");
    }
    return plan;
  }
}
