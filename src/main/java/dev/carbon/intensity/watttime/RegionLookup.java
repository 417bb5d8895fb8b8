package dev.carbon.intensity.watttime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the region around a point on the map, and asks about each point once. */
final class RegionLookup {
  private final Session session;
  private final Endpoint endpoint;
  private final Map<Coordinates, GridZone> found = new HashMap<>();

  RegionLookup(Session session, Endpoint endpoint) {
    this.session = session;
    this.endpoint = endpoint;
  }

  /**
   * The region to ask about.
   *
   * @throws NoFigure NO_DATA when no region covers the point
   */
  GridZone of(GridLocation location) throws NoFigure {
    return location instanceof Coordinates point ? at(point) : (GridZone) location;
  }

  private synchronized GridZone at(Coordinates point) throws NoFigure {
    GridZone known = found.get(point);
    if (known != null) {
      return known;
    }
    GridZone region = read(session.ask(endpoint.regionAt(point)).body());
    found.put(point, region);
    return region;
  }

  private static GridZone read(JsonNode body) throws NoFigure {
    Optional<String> name = StrictJson.optionalText(body, "region");
    if (name.isEmpty()) {
      throw new NoFigure(
          GapReason.NO_DATA,
          StrictJson.optionalText(body, "error").orElse("the answer names no region"));
    }
    return name.filter(GridZone::isWellFormed)
        .map(GridZone::new)
        .orElseThrow(
            () ->
                new NoFigure(GapReason.WRONG_ZONE, "its region has no usable name: " + name.get()));
  }
}
