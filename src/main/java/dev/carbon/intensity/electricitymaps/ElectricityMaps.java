package dev.carbon.intensity.electricitymaps;

import dev.carbon.config.Setting;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.ServiceText;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.BreakdownSource;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.ForecastSource;
import dev.carbon.intensity.HistorySource;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PlaceSource;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.intensity.Unanswered;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The API of Electricity Maps, versions 3 and 4: average intensity of the power consumed, imports
 * included, over the whole life cycle or of direct emissions only. Documented at
 * https://portal.electricitymaps.com/docs/api.
 */
public final class ElectricityMaps
    implements IntensitySource,
        PlaceSource,
        ForecastSource,
        HistorySource,
        BreakdownSource,
        AccessSource {
  /** The variable that holds the user's key. */
  public static final String KEY = "ELECTRICITY_MAPS_API_KEY";

  public static final SourceName NAME = new SourceName("electricitymaps");

  static final IntensityKind LIFECYCLE =
      new IntensityKind(NAME, Signal.AVERAGE, Accounting.LIFECYCLE);
  static final IntensityKind DIRECT = new IntensityKind(NAME, Signal.AVERAGE, Accounting.DIRECT);

  private final Api api;
  private final Endpoint endpoint;
  private final SourceTerms terms;
  private final Secret token;
  private final Unanswered unanswered;

  /**
   * @param base address with the version as its last part; {@code /v4} selects version 4, anything
   *     else version 3
   * @param token sent to the host of {@code base} and to no other
   * @param terms of an average kind; with measured figures only, the service is asked for such, and
   *     a figure or a mix that says it is an estimate is a gap all the same
   */
  public ElectricityMaps(JsonHttp http, URI base, Secret token, SourceTerms terms) {
    if (!terms.kind().equals(LIFECYCLE) && !terms.kind().equals(DIRECT)) {
      throw new IllegalArgumentException("has no figures of this kind: " + terms.kind());
    }
    this.api = new Api(http, token);
    this.endpoint = new Endpoint(base, token, terms);
    this.terms = terms;
    this.token = token;
    this.unanswered = new Unanswered(NAME, line -> ServiceText.oneLine(line, token));
  }

  /** Electricity Maps as one of the sources; it needs the user's key. */
  public static SourceOption option(SourceSetup setup) {
    URI base = setup.base(Setting.ELECTRICITY_MAPS_URL);
    SourceProfile profile =
        new SourceProfile(
            NAME,
            SourceTier.KEYED,
            List.of(LIFECYCLE, DIRECT),
            Coverage.BY_GRID_ZONE,
            Optional.of(base),
            true,
            "licensed by Electricity Maps; a free key is for non-commercial use",
            "set " + KEY + " for figures of this hour");
    return setup
        .key(KEY)
        .map(
            token ->
                SourceOption.usable(
                    profile, terms -> new ElectricityMaps(setup.http().get(), base, token, terms)))
        .orElseGet(() -> SourceOption.locked(profile));
  }

  @Override
  public IntensityKind kind() {
    return terms.kind();
  }

  @Override
  public Reading latest(GridZone zone) {
    return reading(zone);
  }

  @Override
  public Reading latest(Coordinates point) {
    return reading(point);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Of direct emissions there is a forecast only if the answer says that it counts those: the
   * answers known so far do not say what they count, and that is the life cycle unless said
   * otherwise.
   */
  @Override
  public SeriesReading forecast(GridLocation location, Duration horizon) {
    try {
      return SeriesReading.of(new ForecastHours(api, endpoint, terms).read(location, horizon));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("forecast", location, e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>One request for the last 24 hours; for older ones, which few plans cover, one for each ten
   * days, one after the other. The first that fails makes the whole answer a gap.
   */
  @Override
  public SeriesReading history(GridLocation location, TimeWindow window) {
    try {
      return SeriesReading.of(new PastHours(api, endpoint, terms).read(location, window));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("history", location, e);
    }
  }

  @Override
  public MixReading breakdown(GridLocation location) {
    try {
      return MixReading.of(new PowerMixes(api, endpoint, terms).latest(location));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("power mix", location, e);
    }
  }

  @Override
  public Access access() {
    try {
      JsonReply reply = api.reply(endpoint.zones());
      return ZonesAnswer.read(api.body(reply), reply.serverDate());
    } catch (NoFigure e) {
      throw new CarbonException(
          ErrorKind.UPSTREAM,
          ServiceText.oneLine(
              "electricitymaps does not say what the token may read: " + e.why(), token));
    }
  }

  private Reading reading(GridLocation location) {
    try {
      return Reading.of(
          IntensityAnswer.read(
              api.ask(endpoint.latestIntensity(location)), location, terms, api::oneLine));
    } catch (NoFigure | CarbonException e) {
      return unanswered.gap("figure", location, e);
    }
  }
}
