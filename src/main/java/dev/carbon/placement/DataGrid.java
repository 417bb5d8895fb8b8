package dev.carbon.placement;

import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.Reading;
import dev.carbon.region.Region;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grid where a job's data lies: the same for every region that it may be moved to, or the
 * regions could not be compared.
 *
 * @param intensity empty when unknown
 * @param note what a person should know of it
 */
record DataGrid(Optional<GramsPerKwh> intensity, Optional<String> note) {
  private static final int DIGITS = 3;

  /**
   * By the usable figures of a source. Of a multi-region nobody says where in it the data lies: it
   * is assumed to lie in the mean of those of its regions that have a figure. Waits until the data
   * is found.
   */
  static DataGrid of(DataMove move, Coverage coverage, FigureJudge judge) {
    List<Region> regions = move.regions();
    String place = move.data().location().id();
    if (regions.isEmpty()) {
      return unknown("nobody knows which grid feeds " + place);
    }
    List<Double> figures = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (Region region : regions) {
      Reading reading = judge.of(region, coverage);
      if (reading instanceof Reading.Figure figure) {
        figures.add(figure.intensity().value().value());
      } else if (reading instanceof Reading.Gap gap) {
        gaps.add(gap.message());
      }
    }
    return figures.isEmpty() ? unknown(gaps.get(0)) : mean(figures, regions.size(), place);
  }

  private static DataGrid mean(List<Double> figures, int regions, String place) {
    GramsPerKwh mean =
        new GramsPerKwh(figures.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
    return new DataGrid(
        Optional.of(mean),
        regions == 1
            ? Optional.empty()
            : Optional.of(
                "the data is assumed to lie on a grid of "
                    + Numbers.significant(mean.value(), DIGITS)
                    + " g/kWh, the mean of "
                    + figures.size()
                    + " of the "
                    + regions
                    + " regions in "
                    + place));
  }

  private static DataGrid unknown(String why) {
    return new DataGrid(
        Optional.empty(),
        Optional.of(
            "the grams of the data's transfer are not known and left out of the order, because "
                + why));
  }
}
