package dev.carbon.cli.report;

import dev.carbon.cli.Services;
import dev.carbon.error.CarbonException;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.staging.RunId;
import dev.carbon.train.TrainOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a page tells besides the report itself.
 *
 * @param madeAt when the page was written
 * @param details how a run's footprint came about, hour by hour; empty when nothing is known
 */
record ReportBackground(Instant madeAt, Function<RunId, Optional<FootprintDetails>> details) {

  /** What this carbon knows. */
  static ReportBackground of(Services services) {
    return new ReportBackground(services.clock().instant(), run -> details(services, run));
  }

  /** A history that cannot be read is told of elsewhere. */
  private static Optional<FootprintDetails> details(Services services, RunId run) {
    try {
      return services.histories().ended(run).flatMap(TrainOutcome::details);
    } catch (CarbonException e) {
      return Optional.empty();
    }
  }
}
