package dev.carbon.intensity.eia;

import dev.carbon.config.Setting;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.BreakdownSource;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.HistorySource;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.intensity.Unanswered;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hourly grid data of the U.S. Energy Information Administration, API version 2: what the
 * plants of a balancing authority generated, by fuel. The average intensity is computed here from
 * that and from an emission factor for each fuel; it is of what is generated there, and leaves out
 * imports, exports and storage. Documented at https://www.eia.gov/opendata/documentation.php.
 */
public final class Eia implements IntensitySource, HistorySource, BreakdownSource, AccessSource {
  /** The variable that holds the user's key. */
  public static final String KEY = "EIA_API_KEY";

  public static final SourceName NAME = new SourceName("eia");

  static final IntensityKind LIFECYCLE =
      new IntensityKind(NAME, Signal.AVERAGE, Accounting.LIFECYCLE);
  static final IntensityKind DIRECT = new IntensityKind(NAME, Signal.AVERAGE, Accounting.DIRECT);

  /** So many hours of 20 fuels, and a day to compare them with, fit in one answer. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

  private static final String ANY_RESPONDENT = "MISO";

  private final JsonHttp http;
  private final Endpoint question;
  private final Cleaner clean;
  private final IntensityKind kind;
  private final FuelFactors factors;
  private final Clock clock;
  private final Unanswered unanswered;

  /**
   * @param key sent to the host of {@code base} and to no other
   * @param kind {@link #LIFECYCLE} or {@link #DIRECT}: which factors are used
   * @param clock tells which answers lie in the future
   */
  public Eia(JsonHttp http, URI base, Secret key, IntensityKind kind, Clock clock) {
    this.http = http;
    this.question = new Endpoint(base, key);
    this.clean = new Cleaner(key);
    this.kind = kind;
    this.factors = FuelFactors.bundled(kind.accounting());
    this.clock = clock;
    this.unanswered = new Unanswered(NAME, clean::text);
  }

  /** The EIA as one of the sources; it needs the user's key. */
  public static SourceOption option(SourceSetup setup) {
    URI base = setup.base(Setting.EIA_URL);
    SourceProfile profile =
        new SourceProfile(
            NAME,
            SourceTier.KEYED,
            List.of(LIFECYCLE, DIRECT),
            new BalancingAuthorities(),
            Optional.of(base),
            false,
            "public domain, U.S. Energy Information Administration",
            "set " + KEY + " for figures of the hour in the United States");
    return setup
        .key(KEY)
        .map(
            key ->
                SourceOption.usable(
                    profile,
                    terms -> new Eia(setup.http().get(), base, key, terms.kind(), terms.clock())))
        .orElseGet(() -> SourceOption.locked(profile));
  }

  @Override
  public IntensityKind kind() {
    return kind;
  }

  @Override
  public Reading latest(GridZone zone) {
    try {
      return Reading.of(figures(zone).newest(newest(zone), clock.instant()));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("figure", zone, e);
    }
  }

  @Override
  public SeriesReading history(GridLocation location, TimeWindow window) {
    GridZone zone = (GridZone) location;
    try {
      List<Hour> hours = new ArrayList<>();
      for (TimeWindow piece : window.chunks(LONGEST_WINDOW)) {
        ask(question.past(respondent(zone), piece), zone, Endpoint.MOST_ROWS).stream()
            .filter(hour -> piece.contains(hour.start()))
            .forEach(hours::add);
      }
      return SeriesReading.of(figures(zone).series(hours));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("history", zone, e);
    }
  }

  /** What the plants of the balancing authority generate, storage left out. */
  @Override
  public MixReading breakdown(GridLocation location) {
    GridZone zone = (GridZone) location;
    try {
      return MixReading.of(figures(zone).mix(newest(zone), clock.instant()));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("power mix", zone, e);
    }
  }

  @Override
  public Access access() {
    try {
      JsonReply reply = http.get(question.one(ANY_RESPONDENT));
      hours(reply, ANY_RESPONDENT, 1);
      return new Access(Optional.empty(), reply.serverDate());
    } catch (NoFigure e) {
      throw clean.failure(
          new CarbonException(ErrorKind.UPSTREAM, "eia cannot be asked: " + e.why()));
    } catch (CarbonException e) {
      throw clean.failure(e);
    }
  }

  private List<Hour> newest(GridZone zone) throws NoFigure {
    return ask(question.newest(respondent(zone)), zone, Endpoint.ROWS_OF_A_DAY);
  }

  private List<Hour> ask(JsonRequest request, GridZone zone, int length) throws NoFigure {
    return hours(http.get(request), respondent(zone), length);
  }

  private List<Hour> hours(JsonReply reply, String respondent, int length) throws NoFigure {
    if (!reply.isSuccess()) {
      throw Refusal.explain(reply, clean);
    }
    return Page.completeHours(reply.body(), respondent, length);
  }

  private Figures figures(GridZone zone) {
    return new Figures(zone, kind, factors);
  }

  private static String respondent(GridZone zone) throws NoFigure {
    return BalancingAuthorities.respondent(zone)
        .orElseThrow(
            () ->
                new NoFigure(
                    GapReason.NO_DATA, "it is no balancing authority of the United States"));
  }
}
