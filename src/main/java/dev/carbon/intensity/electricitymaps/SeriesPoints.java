package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Gathers the usable points of one answer or several about the same zone. Others are left out, and
 * so is a second point of the same start: the first one stays.
 */
final class SeriesPoints {
  private final SortedMap<Instant, Intensity> usable = new TreeMap<>();
  private final List<NoFigure> unusable = new ArrayList<>();

  /** Makes a figure of a point. */
  interface Reader {
    /**
     * The figure at {@code point}.
     *
     * @throws NoFigure when there is no usable one
     */
    Intensity read(Point point) throws NoFigure;
  }

  /**
   * Adds the wanted points of the list that {@code body} has under {@code key}.
   *
   * @throws NoFigure UPSTREAM when there is no such list
   */
  void add(JsonNode body, String key, GridZone zone, Reader reader, Predicate<Intensity> wanted)
      throws NoFigure {
    if (!body.path(key).isArray()) {
      throw new NoFigure(GapReason.UPSTREAM, "the answer holds no list of hours");
    }
    for (JsonNode each : body.path(key)) {
      try {
        Intensity figure = reader.read(new Point(each, body, zone));
        if (wanted.test(figure)) {
          usable.putIfAbsent(figure.validFrom(), figure);
        }
      } catch (NoFigure e) {
        unusable.add(e);
      }
    }
  }

  /**
   * All points so far.
   *
   * @throws NoFigure NO_DATA when there is none, with what was wrong with the first that was left
   *     out
   */
  IntensitySeries series(Optional<Instant> issuedAt) throws NoFigure {
    if (usable.isEmpty()) {
      String why =
          unusable.isEmpty()
              ? "the answer has nothing for those hours"
              : "no hour of the answer can be used, to begin with: " + unusable.get(0).why();
      throw new NoFigure(GapReason.NO_DATA, why);
    }
    return new IntensitySeries(List.copyOf(usable.values()), issuedAt);
  }
}
