package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.GridReport.Entry;
import dev.carbon.intensity.GridReport.Missing;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Answers "how dirty is the electricity there?" for places, without ranking anything for a job. */
public final class IntensityLookup {
  private final List<SourceOption> sources;
  private final IntensitySurvey survey;
  private final Clock clock;

  /**
   * A look-up in the given sources.
   *
   * @param sources in the order in which they are considered
   */
  public IntensityLookup(List<SourceOption> sources, IntensitySurvey survey, Clock clock) {
    this.sources = List.copyOf(sources);
    this.survey = survey;
    this.clock = clock;
  }

  /**
   * Asks one source about all places: the named one, else the first that the user can use and that
   * can answer such a question. Old figures are answered as they are; their age says it.
   *
   * @param breakdown whether the power mix is wanted too
   * @throws CarbonException NO_DATA or UPSTREAM when no place has a figure; CREDENTIALS when the
   *     source's key is missing or wrong
   */
  public GridReport ask(List<Place> places, Optional<SourceName> named, boolean breakdown) {
    boolean point = places.stream().anyMatch(place -> place.location() instanceof Coordinates);
    IntensitySource source = choose(named, point, breakdown);
    List<Entry> entries = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    CompletableFuture<Map<Place, Reading>> readings = at(() -> readings(source, places));
    CompletableFuture<Map<Place, PowerBreakdown>> mixes =
        at(() -> breakdown ? breakdowns((BreakdownSource) source, places) : Map.of());
    Map<Place, Reading> answered = join(readings);
    Map<Place, PowerBreakdown> mixed = join(mixes);
    for (Place place : places) {
      Reading reading = answered.get(place);
      if (reading instanceof Reading.Figure figure) {
        entries.add(entry(place, figure.intensity(), Optional.ofNullable(mixed.get(place))));
      } else if (reading instanceof Reading.Gap gap) {
        missing.add(new Missing(place, gap));
      }
    }
    if (entries.isEmpty()) {
      throw nothing(missing);
    }
    entries.sort(Comparator.comparing((Entry entry) -> entry.intensity().value()));
    return new GridReport(source.kind(), entries, missing, clock.instant());
  }

  private IntensitySource choose(Optional<SourceName> named, boolean point, boolean breakdown) {
    List<SourceOption> considered =
        sources.stream()
            .filter(option -> named.isEmpty() || named.get().equals(option.name()))
            .toList();
    return considered.stream()
        .flatMap(option -> option.source().stream())
        .filter(source -> !point || source instanceof PlaceSource)
        .filter(source -> !breakdown || source instanceof BreakdownSource)
        .findFirst()
        .orElseThrow(() -> nobodyCan(considered, point, breakdown));
  }

  private static CarbonException nobodyCan(
      List<SourceOption> considered, boolean point, boolean breakdown) {
    String what = breakdown ? "the power mix" : point ? "a point on the map" : "this";
    Optional<SourceOption> locked =
        considered.stream().filter(option -> option.source().isEmpty()).findFirst();
    return locked.isPresent()
        ? new CarbonException(
            ErrorKind.CREDENTIALS,
            "could not ask about " + what + ", because " + locked.get().name() + " needs a key",
            locked.get().howToEnable())
        : new CarbonException(
            ErrorKind.NO_DATA,
            "could not ask about " + what + ", because this source does not know it",
            "leave out --source");
  }

  private Map<Place, Reading> readings(IntensitySource source, List<Place> places) {
    List<GridZone> zones = new ArrayList<>();
    for (Place place : places) {
      if (place.location() instanceof GridZone zone) {
        zones.add(zone);
      }
    }
    Map<GridZone, Reading> byZone = survey.ask(source, zones);
    Map<Place, Reading> readings = new HashMap<>();
    for (Place place : places) {
      if (place.location() instanceof GridZone zone) {
        readings.put(place, Objects.requireNonNull(byZone.get(zone)));
      } else if (place.location() instanceof Coordinates point) {
        readings.put(place, ((PlaceSource) source).latest(point));
      }
    }
    return readings;
  }

  private static Map<Place, PowerBreakdown> breakdowns(BreakdownSource source, List<Place> places) {
    Map<GridLocation, CompletableFuture<PowerBreakdown>> asked = new LinkedHashMap<>();
    places.forEach(
        place ->
            asked.computeIfAbsent(
                place.location(), location -> at(() -> source.breakdown(location))));
    Map<Place, PowerBreakdown> mixes = new HashMap<>();
    places.forEach(
        place -> mixes.put(place, join(Objects.requireNonNull(asked.get(place.location())))));
    return mixes;
  }

  /** Both answers must be about one and the same zone, or they are not one answer. */
  private static Entry entry(Place place, Intensity intensity, Optional<PowerBreakdown> mix) {
    mix.filter(breakdown -> !breakdown.zone().equals(intensity.zone()))
        .ifPresent(
            breakdown -> {
              throw new CarbonException(
                  ErrorKind.UPSTREAM,
                  "the source answered for zone "
                      + intensity.zone()
                      + " and, asked for the power mix, for zone "
                      + breakdown.zone(),
                  "ask by --zone instead");
            });
    return new Entry(place, intensity, mix);
  }

  private static CarbonException nothing(List<Missing> missing) {
    boolean broken = missing.stream().allMatch(each -> each.gap().reason() == GapReason.UPSTREAM);
    List<String> why = missing.stream().map(each -> each.gap().message()).distinct().toList();
    return new CarbonException(
        broken ? ErrorKind.UPSTREAM : ErrorKind.NO_DATA, String.join("; ", why));
  }

  private static <T> CompletableFuture<T> at(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> daemon(task).start());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "carbon-lookup");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CarbonException ours) {
        throw ours;
      }
      throw e;
    }
  }
}
