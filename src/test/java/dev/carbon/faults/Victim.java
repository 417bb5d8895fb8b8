package dev.carbon.faults;

import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.eia.Eia;
import dev.carbon.intensity.electricitymaps.ElectricityMaps;
import dev.carbon.intensity.energycharts.EnergyCharts;
import dev.carbon.intensity.ukgrid.UkGrid;
import dev.carbon.intensity.watttime.WattTime;
import dev.carbon.testing.Canary;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A live source, and which of its calls a fault strikes. */
enum Victim {
  MAPS_V3(
      "electricitymaps",
      "CARBON_ELECTRICITY_MAPS_URL",
      "/maps/v3",
      ".*",
      "DE",
      "europe-west3",
      321),
  MAPS_V4(
      "electricitymaps",
      "CARBON_ELECTRICITY_MAPS_URL",
      "/maps/v4",
      ".*",
      "DE",
      "europe-west3",
      321),
  WATTTIME(
      "watttime",
      "WATTTIME_API_URL",
      "/watttime",
      "/v3/.*",
      "CAISO_NORTH",
      "us-west2",
      321 * 0.45359237),
  WATTTIME_LOGIN(
      "watttime",
      "WATTTIME_API_URL",
      "/watttime",
      "/login",
      "CAISO_NORTH",
      "us-west2",
      321 * 0.45359237),
  EIA("eia", "CARBON_EIA_URL", "/eia/v2", ".*", "US-MIDW-MISO", "us-central1", 820),
  ENERGY_CHARTS(
      "energy-charts",
      "CARBON_ENERGY_CHARTS_URL",
      "/energy-charts",
      ".*",
      "DE",
      "europe-west3",
      321),
  UK("uk", "CARBON_UK_URL", "/uk", ".*", "GB", "europe-west2", 321);

  private final String source;
  private final String variable;
  private final String base;
  private final String struck;
  private final String zone;
  private final String region;
  private final double gramsPerKwh;

  Victim(
      String source,
      String variable,
      String base,
      String struck,
      String zone,
      String region,
      double gramsPerKwh) {
    this.source = source;
    this.variable = variable;
    this.base = base;
    this.struck = struck;
    this.zone = zone;
    this.region = region;
    this.gramsPerKwh = gramsPerKwh;
  }

  /** The name of the source, as {@code --source} takes it. */
  String source() {
    return source;
  }

  /** A zone that the source covers, by its own name. */
  String zone() {
    return zone;
  }

  /** A region of Google Cloud that the source covers. */
  String region() {
    return region;
  }

  /** What {@link Bodies#good} says, in g/kWh. */
  double gramsPerKwh() {
    return gramsPerKwh;
  }

  /** The source as the program makes it. */
  SourceOption option(SourceSetup setup) {
    return switch (this) {
      case MAPS_V3, MAPS_V4 -> ElectricityMaps.option(setup);
      case WATTTIME, WATTTIME_LOGIN -> WattTime.option(setup);
      case EIA -> Eia.option(setup);
      case ENERGY_CHARTS -> EnergyCharts.option(setup);
      case UK -> UkGrid.option(setup);
    };
  }

  /** The path below which the source has all its calls. */
  String base() {
    return base;
  }

  /** The paths of the calls that are struck, as a pattern. */
  String struck() {
    return base + struck;
  }

  /** The paths of all calls of the source, as a pattern. */
  String all() {
    return base + "/.*";
  }

  /** Whether a rejected key can be what is wrong. */
  boolean isKeyed() {
    return this != ENERGY_CHARTS && this != UK;
  }

  /** The call without which there is no data, when it is not the one that is struck. */
  Optional<Victim> before() {
    return this == WATTTIME ? Optional.of(WATTTIME_LOGIN) : Optional.empty();
  }

  /** The answer that the struck call gives when all is well. */
  String good(Instant now) {
    return Bodies.good(this, now);
  }

  /** All keys, and each source at its place below {@code server}, this one among them. */
  Map<String, String> environment(String server) {
    Map<String, String> variables = new HashMap<>(Canary.KEYS);
    for (Victim each : values()) {
      variables.put(each.variable, server + each.base);
    }
    variables.put(variable, server + base);
    return variables;
  }
}
