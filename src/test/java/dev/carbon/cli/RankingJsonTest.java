package dev.carbon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingJsonTest {
  @ParameterizedTest
  @CsvSource({
    "32.699999999999996,32.7",
    "0.0000004,0",
    "-1.2345678,-1.234568",
    "9000000000000,9000000000000",
    "1e13,1e13",
    "-1e300,-1e300",
    "NaN,NaN"
  })
  void roundsToSixDecimalsAndNeverToAnotherNumber(double value, double rounded) {
    assertEquals(rounded, RankingJson.rounded(value));
  }
}
