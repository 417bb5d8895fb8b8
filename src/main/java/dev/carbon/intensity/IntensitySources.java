package dev.carbon.intensity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The sources that carbon has, in the order in which they are considered. */
public final class IntensitySources {
  private final List<SourceOption> options;
  private final Function<SourceName, SourceOption> traces;

  /**
   * @param options those that are always there
   * @param traces makes a source of a file that the user names
   */
  public IntensitySources(List<SourceOption> options, Function<SourceName, SourceOption> traces) {
    this.options = List.copyOf(options);
    this.traces = traces;
  }

  /** Those that are always there, usable or not. */
  public List<SourceOption> all() {
    return options;
  }

  /** The source of that name, which may be a file's. */
  public Optional<SourceOption> find(SourceName name) {
    return name.isFile()
        ? Optional.of(traces.apply(name))
        : options.stream().filter(option -> option.name().equals(name)).findFirst();
  }
}
