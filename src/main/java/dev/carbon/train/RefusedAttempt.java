package dev.carbon.train;

import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.placement.Refused;
import dev.carbon.staging.OutputFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A region that was tried and refused; nothing of the attempt is left.
 *
 * @param number counts the regions that were tried, from 1
 * @param ran how long the job ran before its machines were taken; zero when it never had any, and
 *     empty when nobody knows
 * @param footprint of that time; all unknown when it never had machines
 * @param details how that footprint came about; empty when nothing is known
 * @param outputs what the job had written until then; verified, in a folder of the attempt
 */
public record RefusedAttempt(
    int number,
    Refused refused,
    Optional<Duration> ran,
    Footprint footprint,
    Optional<FootprintDetails> details,
    List<OutputFile> outputs) {
  /** Whether its job used anything, or may have. */
  public boolean hasRun() {
    return ran.filter(Duration::isZero).isEmpty();
  }

  /** The same with these outputs. */
  RefusedAttempt with(List<OutputFile> files) {
    return new RefusedAttempt(number, refused, ran, footprint, details, files);
  }

  public RefusedAttempt {
    outputs = List.copyOf(outputs);
  }
}
