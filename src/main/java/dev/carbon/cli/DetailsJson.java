package dev.carbon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.FunctionalUnit;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.GridSpan;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.PlannedCarbon;
import dev.carbon.footprint.Sci;
import dev.carbon.footprint.Utilisation;
import dev.carbon.footprint.WaterUse;
import dev.carbon.unit.Durations;
import java.util.List;
import java.util.Optional;

/** How a footprint came about, as it stands in documents; what is unknown is null. */
public final class DetailsJson {
  private DetailsJson() {}

  /**
   * Adds it under {@code details}, which is null when nothing is known.
   *
   * @param units that the footprint is told per
   */
  public static void put(
      ObjectNode json,
      Footprint footprint,
      Optional<FootprintDetails> known,
      List<FunctionalUnit> units) {
    if (known.isEmpty()) {
      json.putNull("details");
      return;
    }
    FootprintDetails details = known.get();
    ObjectNode all = json.putObject("details");
    put(all.putArray("energy"), details.carbon().map(OperationalCarbon::energy));
    putCarbon(all, details.carbon());
    putPlanned(all, details);
    putWater(all, details.water());
    putSci(all.putArray("sci"), footprint, units);
    putUse(all, details.use());
    all.put("restarts", details.restarts());
    ObjectNode counts = all.putObject("units");
    details.units().forEach(counts::put);
    ArrayNode grid = all.putArray("grid");
    details.grid().forEach(span -> put(grid.addObject(), span));
  }

  private static void put(ArrayNode json, Optional<EnergySum> sum) {
    sum.ifPresent(
        energy ->
            energy
                .parts()
                .forEach(
                    part ->
                        json.addObject()
                            .put("basis", BasisText.word(part.basis()))
                            .put("source", part.source())
                            .put("kwh", part.energy().value())));
  }

  private static void putCarbon(ObjectNode json, Optional<OperationalCarbon> carbon) {
    JsonDocument.put(
        json,
        "meanGramsPerKwh",
        carbon.flatMap(OperationalCarbon::meanIntensity).map(mean -> mean.value()));
    JsonDocument.put(json, "sharePricedByPlan", carbon.map(OperationalCarbon::fallbackShare));
  }

  private static void putPlanned(ObjectNode json, FootprintDetails details) {
    if (details.planned().isEmpty()) {
      json.putNull("planned");
      return;
    }
    PlannedCarbon planned = details.planned().get();
    ObjectNode entry = json.putObject("planned");
    entry.put("energyKwh", planned.energy().value());
    entry.put("gramsPerKwh", planned.intensity().value());
    entry.put("carbonGrams", planned.grams().value());
    Optional<PlannedCarbon.Difference> difference =
        details
            .carbon()
            .flatMap(
                carbon ->
                    carbon.grams().map(grams -> planned.until(carbon.energy().total(), grams)));
    JsonDocument.put(
        entry, "differenceByEnergyGrams", difference.map(each -> each.byEnergy().value()));
    JsonDocument.put(entry, "differenceByGridGrams", difference.map(each -> each.byGrid().value()));
  }

  private static void putWater(ObjectNode json, Optional<WaterUse> water) {
    ObjectNode entry = json.putObject("water");
    JsonDocument.put(entry, "onSiteLitres", water.map(each -> each.onSite().value()));
    JsonDocument.put(
        entry,
        "withReservoirsLitres",
        water.flatMap(WaterUse::withReservoirs).map(each -> each.value()));
    JsonDocument.put(
        entry,
        "withoutReservoirsLitres",
        water.flatMap(WaterUse::withoutReservoirs).map(each -> each.value()));
    JsonDocument.put(entry, "source", water.map(WaterUse::source));
  }

  private static void putSci(ArrayNode json, Footprint footprint, List<FunctionalUnit> per) {
    per.forEach(unit -> Sci.of(footprint, unit).ifPresent(sci -> put(json.addObject(), sci)));
  }

  private static void put(ObjectNode json, Sci sci) {
    json.put("per", sci.per().name());
    json.put("units", sci.per().count());
    json.put("lowGrams", sci.low().value());
    json.put("highGrams", sci.high().value());
    json.put("boundary", sci.boundary().words());
    json.put("energyBasis", BasisText.word(sci.energyBasis()));
    json.put("embodiedBasis", BasisText.word(sci.embodiedBasis()));
  }

  private static void putUse(ObjectNode json, Optional<GreenAiCost> known) {
    if (known.isEmpty()) {
      json.putNull("use");
      return;
    }
    GreenAiCost use = known.get();
    ObjectNode entry = json.putObject("use");
    entry.put("machineType", use.machineType());
    JsonDocument.put(entry, "coreSeconds", use.coreSeconds());
    entry.put("acceleratorHours", use.acceleratorHours());
    put(entry.putArray("acceleratorEnergy"), use.acceleratorEnergy());
    putUtilisation(entry, "acceleratorUtilisation", use.accelerator());
    putUtilisation(entry, "memoryUtilisation", use.memory());
    putUtilisation(entry, "peakMemoryUtilisation", use.peakMemory());
  }

  private static void putUtilisation(ObjectNode json, String key, Optional<Utilisation> known) {
    if (known.isEmpty()) {
      json.putNull(key);
      return;
    }
    json.putObject(key)
        .put("share", known.get().share())
        .put("basis", BasisText.word(known.get().basis()))
        .put("source", known.get().source());
  }

  private static void put(ObjectNode json, GridSpan span) {
    json.put("start", span.start().toString());
    json.put("hours", Durations.hours(span.length()));
    json.put("energyKwh", span.energy().value());
    JsonDocument.put(json, "gramsPerKwh", span.here().map(each -> each.value()));
    JsonDocument.put(json, "baselineGramsPerKwh", span.baseline().map(each -> each.value()));
  }
}
