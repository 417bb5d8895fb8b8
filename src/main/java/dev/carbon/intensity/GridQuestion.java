package dev.carbon.intensity;

import dev.carbon.region.Coordinates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants to know of places.
 *
 * @param places at least one
 * @param breakdown whether the power mix is wanted too
 * @param history how far back the figures of the past are wanted too
 * @param forecast how far ahead the expected figures are wanted too
 * @param maxAge a kept figure older than this is asked for again
 */
public record GridQuestion(
    List<Place> places,
    SourceWish wish,
    boolean breakdown,
    Optional<Duration> history,
    Optional<Duration> forecast,
    Duration maxAge) {

  public GridQuestion {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new IllegalArgumentException("no place");
    }
  }

  /** Whether more than one moment is asked about. */
  public boolean asksForSeries() {
    return history.isPresent() || forecast.isPresent();
  }

  /** Whether {@code source} can play the parts that an answer needs. */
  boolean canBeAnsweredBy(IntensitySource source) {
    return (!asksForPoint() || source instanceof PlaceSource)
        && (!breakdown || source instanceof BreakdownSource)
        && (history.isEmpty() || source instanceof HistorySource)
        && (forecast.isEmpty() || source instanceof ForecastSource);
  }

  /** What is asked for beyond a zone's figure, in words. */
  String inWords() {
    if (breakdown) {
      return "the power mix";
    }
    if (forecast.isPresent()) {
      return "the hours to come";
    }
    if (history.isPresent()) {
      return "the hours gone by";
    }
    return asksForPoint() ? "a point on the map" : "this";
  }

  private boolean asksForPoint() {
    return places.stream().anyMatch(place -> place.location() instanceof Coordinates);
  }
}
