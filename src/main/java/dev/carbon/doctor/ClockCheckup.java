package dev.carbon.doctor;

import dev.carbon.doctor.ServerClocks.Comparison;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares this machine's clock with those of the services that were asked for something else
 * anyway: how old a figure is, and whether a login is still good, is judged by it.
 */
public final class ClockCheckup implements Checkup {
  private static final Duration TOLERABLE = Duration.ofMinutes(2);
  private static final Duration USABLE = Duration.ofHours(1);
  private static final String FIX = "set this machine's clock: the age of figures is judged by it";

  private final ServerClocks clocks;

  /**
   * @param clocks what the checkups before this one have noted
   */
  public ClockCheckup(ServerClocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Check> run() {
    return List.of(
        clocks
            .nearest()
            .map(this::judge)
            .orElseGet(
                () ->
                    Check.warning(
                        name(), "not compared: no service said its time", Optional.empty())));
  }

  private Check judge(Comparison nearest) {
    Duration difference = nearest.ahead().abs();
    String words =
        Durations.words(difference)
            + (nearest.ahead().isNegative() ? " behind " : " ahead of ")
            + nearest.source();
    if (difference.compareTo(USABLE) > 0) {
      throw new CarbonException(ErrorKind.CONFIGURATION, words, FIX);
    }
    return difference.compareTo(TOLERABLE) > 0
        ? Check.warning(name(), words, Optional.of(FIX))
        : Check.ok(name(), "agrees with that of " + nearest.source());
  }
}
