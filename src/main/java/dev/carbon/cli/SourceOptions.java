package dev.carbon.cli;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceWish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say whose figures are wanted, and of what kind. */
public final class SourceOptions {
  private static final String AUTO = "auto";
  private static final String FILE = "file:TRACE.csv";

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description =
          "Source of the figures: auto (default), file:TRACE.csv, or one that 'carbon sources'"
              + " lists.")
  private @Nullable String source;

  @Option(
      names = "--signal",
      paramLabel = "SIGNAL",
      description = "average: the whole mix; marginal: what one kWh more would emit.")
  private @Nullable String signal;

  @Option(
      names = "--accounting",
      paramLabel = "ACCOUNTING",
      description = "lifecycle: with building and fuel; direct: what leaves the chimney.")
  private @Nullable String accounting;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      description = "Older figures are stale and do not rank (default: 2h).")
  private @Nullable String maxAge;

  @Option(names = "--live", description = "Refuse yearly averages.")
  private boolean live;

  @Option(names = "--measured-only", description = "Refuse what the source itself estimates.")
  private boolean measuredOnly;

  @Option(
      names = "--no-cache",
      description = "Do not use what is kept: figures of this hour, refusals of the last day.")
  private boolean noCache;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Replay this hour of a file, such as 2022-06-01T12:00Z.")
  private @Nullable String at;

  /** Whose figures and of what kind; everything wrong becomes a problem. */
  public SourceWish wish(Services services, Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    Optional<SourceName> name = name(inputs.required(Setting.SOURCE, source), services, problems);
    return new SourceWish(
        name,
        word(inputs.value(Setting.SIGNAL, signal), Signal.values(), Signal::word, problems),
        word(
            inputs.value(Setting.ACCOUNTING, accounting),
            Accounting.values(),
            Accounting::word,
            problems),
        live,
        measuredOnly,
        !noCache,
        at(name, problems));
  }

  /** From which age on a figure is stale. */
  public Duration maxAge(Services services, Problems problems) {
    return new Inputs(services.settings()).duration(Setting.MAX_AGE, maxAge, problems);
  }

  private static Optional<SourceName> name(Value value, Services services, Problems problems) {
    if (value.text().equals(AUTO)) {
      return Optional.empty();
    }
    Optional<SourceName> name =
        Optional.of(value.text()).filter(SourceName::isWellFormed).map(SourceName::new);
    if (name.isPresent() && name.get().isFile()) {
      return file(name.get(), value, services, problems);
    }
    List<String> names = new ArrayList<>(List.of(AUTO));
    services.sources().all().stream().map(SourceOption::name).forEach(n -> names.add(n.value()));
    if (name.isEmpty() || services.sources().find(name.get()).isEmpty()) {
      problems.add(
          value.origin()
              + ": unknown source '"
              + value.text()
              + "'; known are "
              + String.join(", ", names)
              + ", "
              + FILE
              + Suggestion.sentence(value.text(), names));
      return Optional.empty();
    }
    return name;
  }

  private static Optional<SourceName> file(
      SourceName name, Value value, Services services, Problems problems) {
    Path path = services.environment().workingDirectory().resolve(name.path());
    boolean isFile = Files.isRegularFile(path) || Files.isDirectory(path);
    if (!isFile || !Files.isReadable(path)) {
      problems.add(value.origin() + ": cannot read '" + name.path() + "' as a file or folder");
    }
    return Optional.of(name);
  }

  private static <E> Optional<E> word(
      Optional<Value> value, E[] known, Function<E, String> spelling, Problems problems) {
    Optional<E> found =
        value.flatMap(
            given ->
                Arrays.stream(known)
                    .filter(each -> spelling.apply(each).equals(given.text()))
                    .findFirst());
    if (value.isPresent() && found.isEmpty()) {
      List<String> words = Arrays.stream(known).map(spelling).toList();
      problems.add(
          value.get().origin()
              + ": '"
              + value.get().text()
              + "' is unknown; use "
              + String.join(" or ", words)
              + Suggestion.sentence(value.get().text(), words));
    }
    return found;
  }

  private Optional<Instant> at(Optional<SourceName> name, Problems problems) {
    if (at == null) {
      return Optional.empty();
    }
    if (name.isEmpty() || !name.get().isFile()) {
      problems.add("--at replays a file; add --source " + FILE);
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(at).toInstant());
    } catch (DateTimeException e) {
      problems.add("--at: '" + at + "' is no time with its zone; write 2022-06-01T12:00Z");
      return Optional.empty();
    }
  }
}
