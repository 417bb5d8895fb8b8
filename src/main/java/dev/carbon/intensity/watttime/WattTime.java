package dev.carbon.intensity.watttime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.config.Setting;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Checks;
import dev.carbon.intensity.ForecastSource;
import dev.carbon.intensity.HistorySource;
import dev.carbon.intensity.IndexReading;
import dev.carbon.intensity.IndexSource;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PlaceSource;
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
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The API of WattTime, version 3: the marginal operating emissions rate, which is the CO2 that the
 * plants emit that respond to one more megawatt-hour. It counts what leaves their chimneys, so it
 * is direct; all of it is modelled. Documented at https://docs.watttime.org.
 *
 * <p>Zones are WattTime's own regions. A free login reads figures of one of them, and of all the
 * others only a percentile within the region, which is an index and never a figure.
 */
public final class WattTime
    implements IntensitySource,
        PlaceSource,
        ForecastSource,
        HistorySource,
        AccessSource,
        IndexSource {
  /** The variable that holds the user name. */
  public static final String USER = "WATTTIME_USER";

  /** The variable that holds the password. */
  public static final String PASSWORD = "WATTTIME_PASSWORD";

  public static final SourceName NAME = new SourceName("watttime");

  static final IntensityKind KIND = new IntensityKind(NAME, Signal.MARGINAL, Accounting.DIRECT);

  /** The service takes 32 days at once; with both ends part of them, 31 are safe. */
  private static final Duration LONGEST_HISTORY = Duration.ofDays(31);

  private static final long LONGEST_FORECAST_HOURS = 72;

  private final Endpoint endpoint;
  private final Login login;
  private final Session session;
  private final RegionLookup regions;
  private final Clock clock;
  private final Unanswered unanswered;

  /**
   * @param base address without a version
   * @param user and {@code password} are sent to the host of {@code base} and to no other
   * @param clock tells which answers lie in the future
   */
  public WattTime(JsonHttp http, URI base, Secret user, Secret password, Clock clock) {
    this.endpoint = new Endpoint(base);
    this.login = new Login(http, endpoint, user, password);
    this.session = new Session(http, login);
    this.regions = new RegionLookup(session, endpoint);
    this.clock = clock;
    this.unanswered = new Unanswered(NAME, login::oneLine);
  }

  /** WattTime as one of the sources; it needs the user's name and password. */
  public static SourceOption option(SourceSetup setup) {
    URI base = setup.base(Setting.WATTTIME_URL);
    SourceProfile profile =
        new SourceProfile(
            NAME,
            SourceTier.KEYED,
            List.of(KIND),
            WattTimeCoverage.bundled(),
            Optional.of(base),
            true,
            "licensed by WattTime; a free login reads one region, and an index of the others",
            "set " + USER + " and " + PASSWORD + " for marginal figures of this hour");
    Optional<Secret> password = setup.key(PASSWORD);
    return setup
        .key(USER)
        .filter(user -> password.isPresent())
        .map(
            user ->
                SourceOption.usable(
                    profile,
                    terms ->
                        new WattTime(
                            setup.http().get(), base, user, password.orElseThrow(), terms.clock())))
        .orElseGet(() -> SourceOption.locked(profile));
  }

  @Override
  public IntensityKind kind() {
    return KIND;
  }

  @Override
  public Reading latest(GridZone zone) {
    return reading(zone);
  }

  @Override
  public Reading latest(Coordinates point) {
    return reading(point);
  }

  @Override
  public SeriesReading forecast(GridLocation location, Duration horizon) {
    try {
      GridZone region = regions.of(location);
      Instant now = clock.instant();
      Instant end = now.plus(horizon);
      MoerAnswer answer = values(endpoint.forecast(region, hours(horizon)), region);
      List<Intensity> points =
          answer.points(start -> start.plus(answer.period()).isAfter(now) && start.isBefore(end));
      return SeriesReading.of(points, answer.generatedAt());
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("forecast", location, e);
    }
  }

  @Override
  public SeriesReading history(GridLocation location, TimeWindow window) {
    try {
      GridZone region = regions.of(location);
      Instant now = clock.instant();
      List<Intensity> points = new ArrayList<>();
      for (TimeWindow piece : window.chunks(LONGEST_HISTORY)) {
        MoerAnswer answer = values(endpoint.history(region, piece), region);
        points.addAll(
            answer.points(start -> piece.contains(start) && !Checks.isFuture(start, now)));
      }
      return SeriesReading.of(points, Optional.empty());
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("history", location, e);
    }
  }

  @Override
  public IndexReading index(GridZone zone) {
    try {
      JsonNode body = session.ask(endpoint.index(zone)).body();
      return IndexReading.of(IndexAnswer.read(body, zone, clock.instant()));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("index", zone, e);
    }
  }

  @Override
  public Access access() {
    try {
      JsonReply reply = session.ask(endpoint.access());
      return new Access(Optional.of(AccessAnswer.read(reply.body())), reply.serverDate());
    } catch (NoFigure e) {
      throw new CarbonException(
          ErrorKind.UPSTREAM,
          login.oneLine("could not ask watttime what may be read, because " + e.why()));
    }
  }

  private Reading reading(GridLocation location) {
    try {
      GridZone region = regions.of(location);
      return Reading.of(values(endpoint.forecast(region, 0), region).first(clock.instant()));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("figure", location, e);
    }
  }

  private MoerAnswer values(JsonRequest request, GridZone region) throws NoFigure {
    return MoerAnswer.read(session.ask(request).body(), region, login::oneLine);
  }

  /** A started hour is asked for whole. */
  private static long hours(Duration horizon) {
    long started = horizon.plusHours(1).minusNanos(1).toHours();
    return Math.max(1, Math.min(LONGEST_FORECAST_HOURS, started));
  }
}
