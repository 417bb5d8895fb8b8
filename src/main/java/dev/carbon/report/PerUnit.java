package dev.carbon.report;

import dev.carbon.footprint.FunctionalUnit;
import dev.carbon.footprint.Sci;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a report counts emissions per.
 *
 * @param name of one: {@code run}, {@code gpu-hour}, or what scripts report, such as {@code epoch}
 */
public record PerUnit(String name) {
  /** One training run. */
  public static final PerUnit RUN = new PerUnit(FunctionalUnit.RUN.name());

  private static final String ACCELERATOR_HOUR = "gpu-hour";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** The unit of that name; empty when none can be called so. */
  public static Optional<PerUnit> named(String name) {
    return NAME.matcher(name).matches() ? Optional.of(new PerUnit(name)) : Optional.empty();
  }

  /** Those that emissions of at least one of the runs can be told per, by name. */
  public static Set<String> known(Iterable<ReportedRun> runs) {
    Set<String> known = new TreeSet<>();
    for (ReportedRun run : runs) {
      run.details()
          .ifPresent(details -> details.functionalUnits().forEach(unit -> known.add(unit.name())));
    }
    known.add(RUN.name());
    return known;
  }

  /** How many a run came to; empty when nobody knows, or when it came to none. */
  public Optional<FunctionalUnit> of(ReportedRun run) {
    if (equals(RUN)) {
      return Optional.of(FunctionalUnit.RUN);
    }
    if (name.equals(ACCELERATOR_HOUR)) {
      OptionalDouble hours = Breakdown.of(run).acceleratorHours();
      return hours.isPresent()
          ? FunctionalUnit.reported(name, hours.getAsDouble())
          : Optional.empty();
    }
    return run.details()
        .flatMap(details -> Optional.ofNullable(details.units().get(name)))
        .flatMap(count -> FunctionalUnit.reported(name, count));
  }

  /**
   * The run's software carbon intensity in that unit, what its earlier attempts emitted included;
   * empty when a part of it is unknown, and for a rehearsal, whose hardware is not the cloud's.
   */
  public Optional<Sci> sci(ReportedRun run) {
    return of(run).flatMap(unit -> Sci.of(run.footprint(), unit));
  }
}
