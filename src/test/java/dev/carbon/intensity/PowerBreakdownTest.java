package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.GridZone;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerBreakdownTest {
  @ParameterizedTest
  @ValueSource(doubles = {-1, 5_000_001, 1e308, Double.NaN, Double.POSITIVE_INFINITY})
  void cannotHoldAValueThatIsNotPossible(double megawatts) {
    assertThrows(IllegalArgumentException.class, () -> mix(Map.of("wind", megawatts)));
    if (Double.isFinite(megawatts)) {
      NoFigure why =
          assertThrows(NoFigure.class, () -> Checks.plausibleMix(Map.of("wind", megawatts)));
      assertEquals(GapReason.OUT_OF_RANGE, why.reason());
    }
  }

  @Test
  void aMixOfNothingHasNoShares() {
    PowerBreakdown mix = mix(Map.of("wind", 0.0, "coal", 0.0));
    assertEquals(0, mix.totalMegawatts());
    assertEquals(OptionalDouble.empty(), mix.percent("wind"));
    assertEquals(OptionalDouble.empty(), mix.totalPercent());
  }

  @ParameterizedTest
  @CsvSource({"4.9E-324,0", "4.9E-324,5000000", "5000000,5000000", "0.1,0.2", "49.3,0"})
  void sharesAreBetweenNothingAndAHundred(double wind, double coal) {
    PowerBreakdown mix = mix(Map.of("wind", wind, "coal", coal));
    double percent = mix.percent("wind").orElseThrow();
    assertTrue(percent >= 0 && percent <= 100, () -> "" + percent);
    assertEquals(OptionalDouble.of(100), mix.totalPercent());
    assertEquals(OptionalDouble.empty(), mix.percent("gas"));
  }

  private static PowerBreakdown mix(Map<String, Double> megawatts) {
    return new PowerBreakdown(
        new GridZone("DE"),
        FakeIntensitySource.HOUR,
        MixBasis.CONSUMED,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        megawatts);
  }
}
