package dev.carbon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.footprint.Footprint;
import java.util.Locale;

/** A footprint as it stands in every document; what is unknown is null. */
public final class FootprintJson {
  private FootprintJson() {}

  /** Adds energy, emissions, water and cost. */
  public static void put(ObjectNode json, Footprint footprint) {
    JsonDocument.put(json, "energyKwh", footprint.energy().map(energy -> energy.value()));
    JsonDocument.put(
        json, "energyBasis", footprint.basis().map(basis -> basis.name().toLowerCase(Locale.ROOT)));
    json.put("boundary", footprint.boundary().words());
    JsonDocument.put(json, "carbonGrams", footprint.carbon().map(carbon -> carbon.value()));
    ObjectNode embodied = json.putObject("embodiedGrams");
    JsonDocument.put(embodied, "low", footprint.embodied().map(range -> range.low().value()));
    JsonDocument.put(embodied, "high", footprint.embodied().map(range -> range.high().value()));
    JsonDocument.put(json, "waterLitres", footprint.water().map(water -> water.value()));
    JsonDocument.put(json, "costUsd", footprint.cost().map(cost -> cost.value()));
  }
}
