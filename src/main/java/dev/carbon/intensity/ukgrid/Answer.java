package dev.carbon.intensity.ukgrid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads an answer: a list of half hours, which for a region lies within that region. */
final class Answer {
  private Answer() {}

  /**
   * The half hours in {@code body}, in the order of the answer, no two the same.
   *
   * @throws NoFigure WRONG_ZONE when they are of another region, UPSTREAM when the answer is not
   *     such a list
   */
  static List<HalfHour> halfHours(JsonNode body, Area area) throws NoFigure {
    JsonNode data = body.path("data");
    JsonNode list = area.isWhole() ? data : inRegion(data, area.region().orElseThrow());
    if (!list.isArray()) {
      throw new NoFigure(GapReason.UPSTREAM, "the answer holds no half hours");
    }
    List<HalfHour> halfHours = new ArrayList<>();
    Set<Instant> starts = new HashSet<>();
    for (JsonNode element : list) {
      HalfHour halfHour = HalfHour.read(element);
      if (!starts.add(halfHour.start())) {
        throw new NoFigure(GapReason.UPSTREAM, "the answer has two values for " + halfHour.start());
      }
      halfHours.add(halfHour);
    }
    return halfHours;
  }

  /** One endpoint answers with a list of one region, the other with the region itself. */
  private static JsonNode inRegion(JsonNode data, int asked) throws NoFigure {
    if (data.isArray() && data.isEmpty()) {
      return data;
    }
    JsonNode region = data.isArray() ? data.path(0) : data;
    JsonNode number = region.path("regionid");
    if (!number.isIntegralNumber() || number.longValue() != asked) {
      throw new NoFigure(
          GapReason.WRONG_ZONE,
          "the answer is for another region: "
              + (number.isIntegralNumber() ? number.asText() : "one that it does not name"));
    }
    return region.path("data");
  }
}
