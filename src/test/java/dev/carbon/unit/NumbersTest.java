package dev.carbon.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "30, 30",
    "412.72, 412.72",
    "0.000123, 0.000123",
    "0.1, 0.1",
    "1e-9, 0.000000001",
    "1.23456789e-9, 0.00000000123457",
    "0.9999999, 1",
    "123456.7, 123457",
    "999999.5, 1000000",
    "123456789, 123456789",
    "1e21, 1000000000000000000000",
    "-208.81, -208.81"
  })
  void keepsSixDigitsWithoutAnExponent(double value, String expected) {
    assertEquals(expected, Numbers.plain(value));
  }

  @ParameterizedTest
  @CsvSource({"0.0456, 2, 0.046", "456.7, 2, 457", "1.05, 2, 1", "1.15, 2, 1.2", "-1.26, 2, -1.3"})
  void keepsAsManyDigitsAsAsked(double value, int digits, String expected) {
    assertEquals(expected, Numbers.significant(value, digits));
  }

  @Test
  void isNeverFurtherOffThanTheSixthDigit() {
    Random random = new Random(20260302);
    for (int i = 0; i < 10_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(600) - 300);
      String text = Numbers.plain(value);
      assertEquals(value, Double.parseDouble(text), Math.abs(value) * 1e-5, text);
      assertTrue(text.matches("-?[0-9]+(\\.[0-9]*[1-9])?"), text);
    }
  }

  @Test
  void writesTheSmallestAndTheLargestNumberOfAll() {
    assertEquals(Double.MIN_VALUE, Double.parseDouble(Numbers.plain(Double.MIN_VALUE)));
    assertEquals(Double.MAX_VALUE, Double.parseDouble(Numbers.plain(Double.MAX_VALUE)));
    assertFalse(Numbers.plain(Double.MAX_VALUE).contains("E"));
  }
}
