package dev.carbon.cli.report;

import dev.carbon.cli.FootprintText;
import java.util.List;
import java.util.stream.Stream;

/** The units of a quantity, of which the one is chosen that makes a figure short. */
enum Scale {
  /** Of grams. */
  CARBON,
  /** Of kilowatt-hours. */
  ENERGY,
  /** Of litres. */
  WATER,
  /** Of hours. */
  TIME;

  /**
   * A unit and what it is worth.
   *
   * @param worth in grams, kWh, litres or hours
   */
  record Unit(String name, double worth) {}

  /** All of them, the smallest first. */
  List<Unit> units() {
    return switch (this) {
      case CARBON ->
          List.of(
              new Unit("µg CO₂eq", 1e-6),
              new Unit("mg CO₂eq", 1e-3),
              new Unit("g CO₂eq", 1),
              new Unit("kg CO₂eq", 1e3),
              new Unit("t CO₂eq", 1e6));
      case ENERGY ->
          List.of(
              new Unit("mWh", 1e-6),
              new Unit("Wh", 1e-3),
              new Unit("kWh", 1),
              new Unit("MWh", 1e3),
              new Unit("GWh", 1e6));
      case WATER ->
          List.of(
              new Unit("µl", 1e-6),
              new Unit("ml", 1e-3),
              new Unit("litres", 1),
              new Unit("m³", 1e3));
      case TIME -> List.of(new Unit("s", 1 / 3600.0), new Unit("min", 1 / 60.0), new Unit("h", 1));
    };
  }

  /** With three significant digits: {@code 12.3 kg CO₂eq}. */
  String text(double value) {
    Unit unit = unitOf(Math.abs(value));
    return FootprintText.amount(value / unit.worth()) + " " + unit.name();
  }

  /** Both ends in the unit of the upper one; a single figure when they look the same. */
  String range(double low, double high) {
    Unit unit = unitOf(Math.max(Math.abs(low), Math.abs(high)));
    return String.join(
            " to ",
            Stream.of(low, high)
                .map(end -> FootprintText.amount(end / unit.worth()))
                .distinct()
                .toList())
        + " "
        + unit.name();
  }

  /** The largest unit of which there is at least one; nothing at all is told in the usual one. */
  private Unit unitOf(double size) {
    return units().stream()
        .filter(unit -> size == 0 ? unit.worth() == 1 : unit.worth() <= size)
        .reduce((smaller, larger) -> larger)
        .orElse(units().get(0));
  }
}
