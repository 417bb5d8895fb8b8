package dev.carbon.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void noUnitTakesWhatIsNoNumber(double value) {
    assertThrows(IllegalArgumentException.class, () -> new GramsPerKwh(value));
    assertThrows(IllegalArgumentException.class, () -> new Grams(value));
    assertThrows(IllegalArgumentException.class, () -> new KilowattHours(value));
    assertThrows(IllegalArgumentException.class, () -> new Watts(value));
    assertThrows(IllegalArgumentException.class, () -> new Dollars(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -1e-12, -Double.MIN_VALUE, -1e300})
  void aGridNeverEmitsLessThanNothing(double value) {
    assertThrows(IllegalArgumentException.class, () -> new GramsPerKwh(value));
  }

  @Test
  void anOverflowIsNotANumberOfGrams() {
    KilowattHours huge = new KilowattHours(1e307);
    assertThrows(IllegalArgumentException.class, () -> huge.at(new GramsPerKwh(1000)));
    assertThrows(IllegalArgumentException.class, () -> huge.times(100));
  }

  @Test
  void savingsMayBeNegative() {
    assertEquals(new Grams(-2), new Grams(1).minus(new Grams(3)));
  }

  @Test
  void aKilowattForAnHourIsAKilowattHour() {
    assertEquals(new KilowattHours(1), new Watts(1000).over(Duration.ofHours(1)));
    assertEquals(1e-9 / 3.6, new Watts(1000).over(Duration.ofNanos(1000)).value(), 1e-18);
  }

  @Test
  void aPowerMayBeHeldForLongerThanNanosecondsCanCount() {
    assertEquals(new KilowattHours(8_760_000), new Watts(1000).over(Duration.ofDays(365_000)));
  }

  @Test
  void unitsCompareByTheirValue() {
    assertTrue(new GramsPerKwh(1).compareTo(new GramsPerKwh(2)) < 0);
    assertTrue(new Dollars(3).compareTo(new Dollars(2)) > 0);
    assertEquals(0, new Watts(7).compareTo(new Watts(7)));
  }

  @Test
  void aValuePrintsItsUnit() {
    assertEquals("412.72 g/kWh", new GramsPerKwh(412.72).toString());
    assertEquals("0.5 kWh", new KilowattHours(0.5).toString());
    assertEquals("70 W", new Watts(70).toString());
    assertEquals("-3 g", new Grams(-3).toString());
    assertEquals("0.27 USD", new Dollars(0.27).toString());
  }
}
