package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  @ParameterizedTest
  @CsvSource({
    "CARBON, 0.00000012, 0.12 µg CO₂eq",
    "CARBON, 0.0123, 12.3 mg CO₂eq",
    "CARBON, 999.4, 999 g CO₂eq",
    "CARBON, -1234.5, -1.23 kg CO₂eq",
    "CARBON, 12345678, 12.3 t CO₂eq",
    "CARBON, 0, 0 g CO₂eq",
    "ENERGY, 0.000042, 42 mWh",
    "ENERGY, 0.5, 500 Wh",
    "ENERGY, 1, 1 kWh",
    "ENERGY, 123456, 123 MWh",
    "WATER, 0.0025, 2.5 ml",
    "WATER, 3500, 3.5 m³",
    "TIME, 0.01, 36 s",
    "TIME, 100, 100 h"
  })
  void aFigureHasTheUnitThatMakesItShort(Scale scale, double value, String text) {
    assertEquals(text, scale.text(value));
  }

  @Test
  void bothEndsOfARangeHaveOneUnit() {
    assertEquals("0.5 to 1.5 kg CO₂eq", Scale.CARBON.range(500, 1500));
    assertEquals("2 g CO₂eq", Scale.CARBON.range(2, 2));
  }
}
