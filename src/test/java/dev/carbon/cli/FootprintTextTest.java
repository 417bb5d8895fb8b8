package dev.carbon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.unit.Grams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintTextTest {
  @ParameterizedTest
  @CsvSource({
    "1830, 2200, +1830",
    "-1100, 2200, -1100",
    "0.0012, 0.1, +0.0012",
    "0, 69.4, nothing",
    "0.0000000000000142, 69.4, nothing",
    "-0.0000000000000142, 69.4, nothing",
    "0.0000000000000142, 0.0000000000000142, +0.0000000000000142",
  })
  void aDifferenceThatRoundingLeavesIsNone(double difference, double of, String told) {
    assertEquals(
        told, FootprintText.signed(new Grams(difference), new Grams(of)).orElse("nothing"));
  }
}
