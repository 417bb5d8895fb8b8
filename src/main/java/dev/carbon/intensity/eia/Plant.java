package dev.carbon.intensity.eia;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A kind of plant, and the codes by which the EIA names what it runs on. */
enum Plant {
  COAL,
  GAS,
  OIL,
  NUCLEAR,
  HYDRO,
  WIND,
  SOLAR,
  GEOTHERMAL,
  BIOMASS,
  /** What the authority itself does not tell apart. */
  UNKNOWN;

  /**
   * Energy sources of Form EIA-930. Plants with a battery of their own, SNB and WNB, supply what
   * they have made, sooner or later. WAT holds pumped storage where that is not told apart.
   */
  private static final Map<String, Plant> BY_CODE =
      Map.ofEntries(
          Map.entry("COL", COAL),
          Map.entry("NG", GAS),
          Map.entry("OIL", OIL),
          Map.entry("NUC", NUCLEAR),
          Map.entry("WAT", HYDRO),
          Map.entry("WND", WIND),
          Map.entry("WNB", WIND),
          Map.entry("SUN", SOLAR),
          Map.entry("SNB", SOLAR),
          Map.entry("GEO", GEOTHERMAL),
          Map.entry("BIO", BIOMASS),
          Map.entry("OTH", UNKNOWN),
          Map.entry("UNK", UNKNOWN));

  /**
   * Batteries, pumped storage, other and unknown storage: they make nothing, and what they supply
   * was counted when it was made.
   */
  private static final Set<String> STORAGE = Set.of("BAT", "PS", "OES", "UES");

  private static final Set<Plant> RENEWABLE = Set.of(HYDRO, WIND, SOLAR, GEOTHERMAL, BIOMASS);

  /** The kind of plant behind a code of the EIA; empty for storage and for a code not known. */
  static Optional<Plant> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** Whether a code of the EIA stands for storage. */
  static boolean isStorage(String code) {
    return STORAGE.contains(code);
  }

  /** As tables and people write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isRenewable() {
    return RENEWABLE.contains(this);
  }

  /** Whether it is renewable or nuclear; of the unknown kind nobody can say so. */
  boolean isFossilFree() {
    return isRenewable() || this == NUCLEAR;
  }
}
