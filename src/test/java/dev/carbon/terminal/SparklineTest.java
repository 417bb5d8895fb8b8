package dev.carbon.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void drawsTheLowestAsTheLowestBarAndTheHighestAsTheHighest() {
    assertEquals("▁▅█", Sparkline.of(new double[] {10, 20, 30}, 72).replace('▄', '▅'));
  }

  @Test
  void leavesABlankWhereNothingIsKnown() {
    assertEquals("▁ █", Sparkline.of(new double[] {1, Double.NaN, 2}, 72));
    assertEquals("  ", Sparkline.of(new double[] {Double.NaN, Double.NaN}, 72));
  }

  @Test
  void drawsEqualValuesAsLowBars() {
    assertEquals("▁▁▁", Sparkline.of(new double[] {7, 7, 7}, 72));
  }

  @Test
  void drawsMoreValuesThanColumnsAsMeansOfNeighbours() {
    double[] stairs = IntStream.range(0, 288).mapToDouble(i -> Math.floor(i / 36.0)).toArray();
    assertEquals("▁▂▃▄▅▆▇█", Sparkline.of(stairs, 8));
  }
}
