package dev.carbon.intensity.electricitymaps;

import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Builds the requests to one version of the API, which its address ends in. */
final class Endpoint {
  /** The horizons that the service knows, in hours. */
  private static final List<Integer> HORIZONS = List.of(6, 24, 48, 72);

  private final URI base;
  private final Secret token;
  private final SourceTerms terms;

  Endpoint(URI base, Secret token, SourceTerms terms) {
    this.base = base;
    this.token = token;
    this.terms = terms;
  }

  /** Whether the address ends in {@code /v4}. */
  boolean isVersion4() {
    return base.getPath().replaceFirst("/+$", "").endsWith("/v4");
  }

  JsonRequest latestIntensity(GridLocation location) {
    return measured(intensity(location, "latest"));
  }

  /** The last 24 hours, the present one included. */
  JsonRequest history(GridLocation location) {
    return measured(intensity(location, "history"));
  }

  /**
   * The hours of {@code window}, to the second.
   *
   * @param window at most ten days
   */
  JsonRequest pastRange(GridLocation location, TimeWindow window) {
    return measured(
        intensity(location, "past-range")
            .query("start", seconds(window.from()))
            .query("end", seconds(window.to())));
  }

  /** The hours to come, up to {@code horizon} or the next that the service knows, at most 72 h. */
  JsonRequest forecast(GridLocation location, Duration horizon) {
    int hours =
        HORIZONS.stream()
            .filter(each -> Duration.ofHours(each).compareTo(horizon) >= 0)
            .findFirst()
            .orElse(HORIZONS.get(HORIZONS.size() - 1));
    return intensity(location, "forecast").query("horizonHours", Integer.toString(hours));
  }

  /** The power mix as both versions have it; version 4 may have withdrawn it in any manner. */
  JsonRequest latestBreakdown(GridLocation location) {
    JsonRequest request = measured(at(location, "/power-breakdown/latest"));
    return isVersion4() ? request.takingTextRefusals() : request;
  }

  /** The power mix as version 4 has it: of what is consumed, as everything else here. */
  JsonRequest latestMix(GridLocation location) {
    return measured(at(location, "/electricity-mix/latest").query("breakdownType", "flow-traced"));
  }

  JsonRequest latestRenewableShare(GridLocation location) {
    return measured(at(location, "/renewable-energy/latest"));
  }

  JsonRequest latestCarbonFreeShare(GridLocation location) {
    return measured(at(location, "/carbon-free-energy/latest"));
  }

  /** All zones, each with what the token may read of it. */
  JsonRequest zones() {
    return JsonRequest.to(base, "/zones").header("auth-token", token).expectingMuch();
  }

  private JsonRequest intensity(GridLocation location, String when) {
    return at(location, "/carbon-intensity/" + when)
        .query("emissionFactorType", terms.kind().accounting().word());
  }

  private JsonRequest measured(JsonRequest request) {
    return terms.measuredOnly() ? request.query("disableEstimations", "true") : request;
  }

  private JsonRequest at(GridLocation location, String path) {
    JsonRequest request = JsonRequest.to(base, path).header("auth-token", token);
    JsonRequest placed =
        location instanceof Coordinates point
            ? request
                .query("lat", degrees(point.latitude()))
                .query("lon", degrees(point.longitude()))
            : request.query("zone", ((GridZone) location).id());
    return withoutCallerLookup(placed);
  }

  /**
   * When it cannot place a question, the API answers for where the caller sits, unless told not to.
   */
  private JsonRequest withoutCallerLookup(JsonRequest request) {
    return isVersion4()
        ? request.query("disableCallerLookup", "true")
        : request.query("shouldUseFallbackCallerLookup", "false");
  }

  private static String degrees(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  private static String seconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
