package dev.carbon.intensity.ukgrid;

import dev.carbon.config.Setting;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.http.ServiceText;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Checks;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The Carbon Intensity API of Great Britain (National Energy System Operator), which needs no key:
 * average intensity every half hour, of the CO2 that generation emits, imports and losses included.
 * Documented at https://carbon-intensity.github.io/api-definitions, where what is called actual is
 * said to be an estimate of what turned out, so that it does not pass for measured here. Of a
 * region only the forecast is known.
 */
public final class UkGrid implements IntensitySource, ForecastSource, HistorySource, AccessSource {
  public static final SourceName NAME = new SourceName("uk");

  static final IntensityKind KIND = new IntensityKind(NAME, Signal.AVERAGE, Accounting.DIRECT);

  /** The API answers for no more at once. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(14);

  private static final Unanswered UNANSWERED = new Unanswered(NAME, ServiceText::oneLine);

  private final JsonHttp http;
  private final Endpoint question;
  private final Clock clock;

  /**
   * @param clock tells which answers lie in the future, and from when on a forecast is of use
   */
  public UkGrid(JsonHttp http, URI base, Clock clock) {
    this.http = http;
    this.question = new Endpoint(base);
    this.clock = clock;
  }

  /** The API as one of the sources; everybody may use it. */
  public static SourceOption option(SourceSetup setup) {
    URI base = setup.base(Setting.UK_URL);
    SourceProfile profile =
        new SourceProfile(
            NAME,
            SourceTier.KEYLESS,
            List.of(KIND),
            zone -> Area.of(zone).isPresent(),
            Optional.of(base),
            true,
            "CC BY 4.0, National Energy System Operator / carbonintensity.org.uk",
            "");
    return SourceOption.usable(
        profile, terms -> new UkGrid(setup.http().get(), base, terms.clock()));
  }

  @Override
  public IntensityKind kind() {
    return KIND;
  }

  @Override
  public Reading latest(GridZone zone) {
    try {
      Area area = area(zone);
      return Reading.of(current(ask(question.now(area), area)).figure(zone));
    } catch (NoFigure | CarbonException e) {
      return UNANSWERED.gap("figure", zone, e);
    }
  }

  @Override
  public SeriesReading forecast(GridLocation location, Duration horizon) {
    GridZone zone = (GridZone) location;
    Instant now = clock.instant();
    try {
      Area area = area(zone);
      List<HalfHour> ahead = ask(question.ahead(area, startOfHalfHour(now), horizon), area);
      return SeriesReading.of(
          ahead.stream()
              .filter(each -> each.end().isAfter(now))
              .filter(each -> each.start().isBefore(now.plus(horizon)))
              .flatMap(each -> each.expected(zone).stream())
              .toList(),
          Optional.empty());
    } catch (NoFigure | CarbonException e) {
      return UNANSWERED.gap("forecast", zone, e);
    }
  }

  @Override
  public SeriesReading history(GridLocation location, TimeWindow window) {
    GridZone zone = (GridZone) location;
    try {
      Area area = area(zone);
      if (!area.isWhole()) {
        throw new NoFigure(
            GapReason.NO_DATA, "the service has only forecasts of regions, history only of GB");
      }
      List<Intensity> points = new ArrayList<>();
      for (TimeWindow piece : window.chunks(LONGEST_WINDOW)) {
        ask(question.past(piece), area).stream()
            .filter(each -> piece.contains(each.start()))
            .flatMap(each -> each.turnedOut(zone).stream())
            .forEach(points::add);
      }
      return SeriesReading.of(points, Optional.empty());
    } catch (NoFigure | CarbonException e) {
      return UNANSWERED.gap("history", zone, e);
    }
  }

  @Override
  public Access access() {
    JsonReply reply = http.get(question.whole());
    try {
      halfHours(reply, Area.WHOLE);
      return new Access(Optional.empty(), reply.serverDate());
    } catch (NoFigure e) {
      throw new CarbonException(
          ErrorKind.UPSTREAM, "uk cannot be asked: " + ServiceText.oneLine(e.why()));
    }
  }

  private static Area area(GridZone zone) throws NoFigure {
    return Area.of(zone)
        .orElseThrow(
            () ->
                new NoFigure(
                    GapReason.NO_DATA,
                    "it is not a part of Great Britain that this source covers"));
  }

  private List<HalfHour> ask(JsonRequest request, Area area) throws NoFigure {
    return halfHours(http.get(request), area);
  }

  private static List<HalfHour> halfHours(JsonReply reply, Area area) throws NoFigure {
    if (!reply.isSuccess()) {
      throw Refusal.explain(reply);
    }
    return Answer.halfHours(reply.body(), area);
  }

  private HalfHour current(List<HalfHour> answered) throws NoFigure {
    if (answered.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer is empty");
    }
    Instant now = clock.instant();
    HalfHour current =
        answered.stream()
            .filter(each -> !each.start().isAfter(now))
            .max(Comparator.comparing(HalfHour::start))
            .orElseGet(() -> answered.get(0));
    Checks.notFuture(current.start(), now);
    return current;
  }

  private static Instant startOfHalfHour(Instant moment) {
    long seconds = moment.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, HalfHour.LENGTH.toSeconds()));
  }
}
