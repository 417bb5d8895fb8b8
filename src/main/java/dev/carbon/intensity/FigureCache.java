package dev.carbon.intensity;

import dev.carbon.region.GridZone;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps figures for the hour in which they were asked for. It is a convenience: what it cannot read
 * or write is as if it were not there, and several processes may use it at once.
 */
public interface FigureCache {
  /**
   * The figure of that key, exactly as it was stored; empty for anything else, and for one that was
   * stored in the future, because a clock was wrong.
   */
  Optional<Kept> find(Key key);

  /** Keeps a figure in place of the one it had, if {@link Key#admits} it. */
  void store(Key key, Kept figure);

  /** When a source last gave a figure; empty when that is not known. */
  Optional<Instant> lastSuccess(SourceName source);

  /**
   * Forgets everything.
   *
   * @return how many figures there were
   * @throws dev.carbon.error.CarbonException CONFIGURATION when something cannot be removed
   */
  int clear();

  /** Where it is, whether or not there is anything. */
  Path folder();

  /**
   * What makes two questions the same.
   *
   * @param base the address that was asked: figures of a test server are no figures of the service
   * @param hour the full hour within which the question was put
   */
  record Key(URI base, IntensityKind kind, boolean measuredOnly, GridZone zone, Instant hour) {
    public Key {
      hour = hour.truncatedTo(ChronoUnit.HOURS);
    }

    /**
     * Whether the figure can be an answer to this question: of its zone and kind, given within its
     * hour, for an interval that begins at most two hours after that, and no estimate when those
     * are refused.
     */
    public boolean admits(Kept kept) {
      Intensity figure = kept.figure();
      boolean estimate = figure.estimation().estimated().equals(Optional.of(true));
      return figure.zone().equals(zone)
          && figure.kind().equals(kind)
          && kept.askedAt().truncatedTo(ChronoUnit.HOURS).equals(hour)
          && !Checks.isFuture(figure.validFrom(), kept.askedAt())
          && !(measuredOnly && estimate);
    }
  }

  /**
   * A figure that is kept.
   *
   * @param askedAt when the source gave it
   */
  record Kept(Intensity figure, Instant askedAt) {}
}
