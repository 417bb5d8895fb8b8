package dev.carbon.intensity.electricitymaps;

import dev.carbon.http.JsonRequest;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Secret;
import java.math.BigDecimal;
import java.net.URI;

/** Builds the requests to one version of the API, which its address ends in. */
final class Endpoint {
  private final URI base;
  private final Secret token;

  Endpoint(URI base, Secret token) {
    this.base = base;
    this.token = token;
  }

  JsonRequest latestIntensity(GridLocation location) {
    return at(location, JsonRequest.to(base, "/carbon-intensity/latest"))
        .query("emissionFactorType", "lifecycle")
        .header("auth-token", token);
  }

  JsonRequest latestBreakdown(GridLocation location) {
    return at(location, JsonRequest.to(base, "/power-breakdown/latest"))
        .header("auth-token", token);
  }

  private JsonRequest at(GridLocation location, JsonRequest request) {
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

  private boolean isVersion4() {
    return base.getPath().replaceFirst("/+$", "").endsWith("/v4");
  }

  private static String degrees(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
