package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridZoneTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"DE", "US-MIDA-PJM", "JP-TK", "GB-13", "CAISO_NORTH", "PSCO", "HQ", "JP_TK"})
  void isAName(String name) {
    assertTrue(GridZone.isWellFormed(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "D", "de", "DE-", "-DE", "DE--X", "DE FR", "DE/..", "CAISO_", "ÄÖ"})
  void isNone(String name) {
    assertFalse(GridZone.isWellFormed(name));
  }

  @Test
  void aPageOfTextIsNoNameHoweverItIsMade() {
    assertFalse(GridZone.isWellFormed("AA" + "-A".repeat(100_000)));
    assertFalse(GridZone.isWellFormed("AA" + "_A".repeat(100_000)));
  }
}
