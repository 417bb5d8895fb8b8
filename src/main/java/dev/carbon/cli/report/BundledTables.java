package dev.carbon.cli.report;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.region.Regions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The tables that figures are made of and that ship with carbon: together they have one hash. */
final class BundledTables {
  private static final List<Table> TABLES =
      List.of(
          new Table(Regions.class, "regions.csv"),
          new Table(Regions.class, "google_yearly.csv"),
          new Table(Regions.class, "accelerators.csv"),
          new Table(Regions.class, "machine_types.csv"),
          new Table(Regions.class, "prices.csv"),
          new Table(Regions.class, "transfer_prices.csv"),
          new Table(EnergyModel.class, "power.csv"),
          new Table(EnergyModel.class, "embodied.csv"),
          new Table(EnergyModel.class, "plant_water.csv"));

  private BundledTables() {}

  /** SHA-256 over all of them, one after the other, in hexadecimal digits. */
  static String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      TABLES.forEach(table -> digest.update(table.bytes()));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private record Table(Class<?> owner, String name) {
    byte[] bytes() {
      try (InputStream in = owner.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("resource missing: " + name);
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("resource unreadable: " + name, e);
      }
    }
  }
}
