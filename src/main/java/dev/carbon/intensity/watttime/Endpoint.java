package dev.carbon.intensity.watttime;

import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Builds the requests to WattTime; those for data still lack the token. */
final class Endpoint {
  /** The marginal operating emissions rate, the one signal that is asked for. */
  static final String SIGNAL = "co2_moer";

  static final String AUTHORIZATION = "Authorization";

  private final URI base;

  Endpoint(URI base) {
    this.base = base;
  }

  /**
   * @param credentials user name and password as Basic authentication writes them
   */
  JsonRequest login(Secret credentials) {
    return JsonRequest.to(base, "/login")
        .header(AUTHORIZATION, new Secret("Basic " + credentials.reveal()))
        .takingTextRefusals();
  }

  /**
   * @param hours how far ahead, up to 72; 0 for the value of this moment alone
   */
  JsonRequest forecast(GridZone region, long hours) {
    return of(region, "/v3/forecast").query("horizon_hours", Long.toString(hours));
  }

  /** The service takes both ends of the window as part of it. */
  JsonRequest history(GridZone region, TimeWindow window) {
    return of(region, "/v3/historical")
        .query("start", seconds(window.from()))
        .query("end", seconds(window.to()))
        .expectingMuch();
  }

  JsonRequest index(GridZone region) {
    return of(region, "/v3/signal-index");
  }

  JsonRequest regionAt(Coordinates point) {
    return data("/v3/region-from-loc")
        .query("latitude", degrees(point.latitude()))
        .query("longitude", degrees(point.longitude()));
  }

  JsonRequest access() {
    return data("/v3/my-access").expectingMuch();
  }

  private JsonRequest of(GridZone region, String path) {
    return data(path).query("region", region.id());
  }

  private JsonRequest data(String path) {
    return JsonRequest.to(base, path).query("signal_type", SIGNAL).takingTextRefusals();
  }

  private static String seconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String degrees(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
