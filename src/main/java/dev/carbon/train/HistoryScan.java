package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.staging.Crew;
import dev.carbon.staging.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Goes through the histories of all runs, several of which are read at once, each of them once. */
public final class HistoryScan {
  private static final int AT_ONCE = 8;

  /** From the first moment of a history to its first record. */
  private static final Duration TIME_TO_BEGIN = Duration.ofMinutes(10);

  private final Histories histories;
  private final Optional<Instant> forgetsUntouchedSince;

  private HistoryScan(Histories histories, Optional<Instant> forgetsUntouchedSince) {
    this.histories = histories;
    this.forgetsUntouchedSince = forgetsUntouchedSince;
  }

  /** One that reads and changes nothing. */
  public static HistoryScan reading(Histories histories) {
    return new HistoryScan(histories, Optional.empty());
  }

  /** One that removes the empty histories of runs that ended before anything of them was made. */
  public static HistoryScan tidying(Histories histories, Instant now) {
    return new HistoryScan(histories, Optional.of(now.minus(TIME_TO_BEGIN)));
  }

  /**
   * What each run comes to. One that cannot be read hides no other, and one whose history tells of
   * nothing that anybody has to look at is left out.
   *
   * @param view what of a run is kept in memory; called by several threads
   */
  public <T> Found<T> runs(Function<PastRun, T> view) {
    List<Look<T>> looks = new ArrayList<>();
    new Crew("history", AT_ONCE).work(histories.runs(), run -> look(run, view), looks::addAll);
    looks.sort(Comparator.comparing(look -> look.run().value()));
    return new Found<>(
        looks.stream().flatMap(look -> look.seen().stream()).toList(),
        looks.stream().filter(Look::isForgotten).map(Look::run).toList(),
        looks.stream()
            .flatMap(look -> look.why().map(why -> new Unreadable(look.run(), why)).stream())
            .toList());
  }

  private <T> Look<T> look(RunId run, Function<PastRun, T> view) {
    try {
      List<LedgerRecord> records = histories.records(run);
      if (records.isEmpty()) {
        boolean gone =
            forgetsUntouchedSince.filter(time -> histories.forgetUnbegun(run, time)).isPresent();
        return new Look<>(run, Optional.empty(), gone, Optional.empty());
      }
      Optional<T> seen =
          Histories.isMute(records)
              ? Optional.empty()
              : Optional.of(view.apply(histories.past(run, records)));
      return new Look<>(run, seen, false, Optional.empty());
    } catch (CarbonException e) {
      return new Look<>(run, Optional.empty(), false, Optional.of(e));
    } catch (RuntimeException e) {
      return new Look<>(run, Optional.empty(), false, Optional.of(strange(run, e)));
    }
  }

  /** A state that a later carbon may have written, or a plan without a region. */
  private static CarbonException strange(RunId run, RuntimeException why) {
    return new CarbonException(
        ErrorKind.CONFIGURATION,
        "the history of " + run + " says what this carbon does not understand",
        "use the version of carbon that began it",
        why);
  }

  /** What came of one history. */
  private record Look<T>(
      RunId run, Optional<T> seen, boolean isForgotten, Optional<CarbonException> why) {}

  /**
   * What a scan came to, each list in the order of the run's names.
   *
   * @param forgotten runs whose empty histories were removed
   */
  public record Found<T>(List<T> runs, List<RunId> forgotten, List<Unreadable> unreadable) {}

  /** A history that is there and cannot be read. */
  public record Unreadable(RunId run, CarbonException why) {}
}
