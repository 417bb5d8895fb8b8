package dev.carbon.intensity.energycharts;

import dev.carbon.config.Setting;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.ServiceText;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.ForecastSource;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.HistorySource;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The API of Energy-Charts (Fraunhofer ISE), which needs no key: average intensity of whole
 * countries, most of them every 15 minutes. Its {@code co2eq} is understood here as CO2 equivalents
 * over the whole life cycle; its documentation was not at hand when this was written. The answers
 * do not say which country they are about.
 */
public final class EnergyCharts
    implements IntensitySource, ForecastSource, HistorySource, AccessSource {
  public static final SourceName NAME = new SourceName("energy-charts");

  static final IntensityKind KIND = new IntensityKind(NAME, Signal.AVERAGE, Accounting.LIFECYCLE);

  private static final Coverage COUNTRIES = new Countries();

  /** How far back the newest figure is looked for. */
  private static final Duration RECENT = Duration.ofDays(1);

  private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(365);
  private static final GridZone ANY_COUNTRY = new GridZone("DE");

  private static final Unanswered UNANSWERED = new Unanswered(NAME, ServiceText::oneLine);

  private final JsonHttp http;
  private final Endpoint question;
  private final Clock clock;

  /**
   * @param clock tells which answers lie in the future, and from when on a forecast is of use
   */
  public EnergyCharts(JsonHttp http, URI base, Clock clock) {
    this.http = http;
    this.question = new Endpoint(base);
    this.clock = clock;
  }

  /** Energy-Charts as one of the sources; everybody may use it. */
  public static SourceOption option(SourceSetup setup) {
    URI base = setup.base(Setting.ENERGY_CHARTS_URL);
    SourceProfile profile =
        new SourceProfile(
            NAME,
            SourceTier.KEYLESS,
            List.of(KIND),
            COUNTRIES,
            Optional.of(base),
            true,
            "CC BY 4.0, Energy-Charts.info (Fraunhofer ISE)",
            "");
    return SourceOption.usable(
        profile, terms -> new EnergyCharts(setup.http().get(), base, terms.clock()));
  }

  @Override
  public IntensityKind kind() {
    return KIND;
  }

  @Override
  public Reading latest(GridZone zone) {
    try {
      return Reading.of(ask(zone, TimeWindow.before(clock.instant(), RECENT)).newest());
    } catch (NoFigure | CarbonException e) {
      return UNANSWERED.gap("figure", zone, e);
    }
  }

  @Override
  public SeriesReading forecast(GridLocation location, Duration horizon) {
    GridZone zone = (GridZone) location;
    Instant now = clock.instant();
    Instant end = now.plus(horizon);
    try {
      Figures figures = ask(zone, new TimeWindow(now.minus(LONGEST_INTERVAL), end));
      return SeriesReading.of(figures.expected(now, end), Optional.empty());
    } catch (NoFigure | CarbonException e) {
      return UNANSWERED.gap("forecast", zone, e);
    }
  }

  @Override
  public SeriesReading history(GridLocation location, TimeWindow window) {
    GridZone zone = (GridZone) location;
    try {
      List<Intensity> points = new ArrayList<>();
      for (TimeWindow piece : window.chunks(LONGEST_WINDOW)) {
        points.addAll(ask(zone, piece).measured(piece.from(), piece.to()));
      }
      return SeriesReading.of(points, Optional.empty());
    } catch (NoFigure | CarbonException e) {
      return UNANSWERED.gap("history", zone, e);
    }
  }

  @Override
  public Access access() {
    JsonReply reply = http.get(question.today(ANY_COUNTRY));
    try {
      columns(reply);
      return new Access(Optional.empty(), reply.serverDate());
    } catch (NoFigure e) {
      throw new CarbonException(
          ErrorKind.UPSTREAM, "energy-charts cannot be asked: " + ServiceText.oneLine(e.why()));
    }
  }

  private Figures ask(GridZone zone, TimeWindow window) throws NoFigure {
    if (!COUNTRIES.covers(zone)) {
      throw new NoFigure(GapReason.NO_DATA, "it is not a country that this source covers");
    }
    JsonReply reply = http.get(question.intensity(zone, window));
    return new Figures(zone, columns(reply), clock.instant());
  }

  private static Columns columns(JsonReply reply) throws NoFigure {
    if (!reply.isSuccess()) {
      throw Refusal.explain(reply);
    }
    return Columns.read(reply.body());
  }
}
