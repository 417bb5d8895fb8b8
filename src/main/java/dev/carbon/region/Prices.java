package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import dev.carbon.unit.Dollars;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** List prices per hour, each as of a date. */
public final class Prices {
  /**
   * Vertex AI's fee over Compute Engine's prices: an assumption of this project, not read from a
   * price list.
   */
  public static final double VERTEX_FEE_FACTOR = 1.15;

  private final Map<Key, Price> onDemand = new HashMap<>();

  private Prices() {}

  /**
   * The table that ships with carbon; its head names sources and licences. Suspect prices are
   * absent.
   */
  public static Prices bundled() {
    Prices prices = new Prices();
    CsvResource.rows(Prices.class, "prices.csv").forEach(prices::add);
    return prices;
  }

  /**
   * What an hour of this machine costs on Vertex AI in this region, on demand, the management fee
   * included; empty when any part of the price is unknown.
   */
  public Optional<Price> hourly(Machine machine, RegionId region) {
    Optional<Price> base = find("machine", machine.type().name(), region);
    Optional<Price> total =
        machine.type().takesAttachedAccelerators() && machine.accelerator().isPresent()
            ? base.flatMap(price -> plusAttached(price, machine.accelerator().get(), region))
            : base;
    return total.map(price -> new Price(price.amount().times(VERTEX_FEE_FACTOR), price.asOf()));
  }

  private Optional<Price> plusAttached(Price base, AcceleratorRequest request, RegionId region) {
    return find("gpu_attach_n1", request.accelerator().name(), region)
        .map(
            each ->
                new Price(
                    base.amount().plus(each.amount().times(request.count())),
                    each.asOf().isBefore(base.asOf()) ? each.asOf() : base.asOf()));
  }

  private Optional<Price> find(String kind, String name, RegionId region) {
    return Optional.ofNullable(onDemand.get(new Key(kind, name, region)));
  }

  private void add(Row row) {
    row.optional("usd_per_hour")
        .ifPresent(
            usd ->
                onDemand.put(
                    new Key(row.text("kind"), row.text("name"), new RegionId(row.text("region"))),
                    new Price(
                        new Dollars(Double.parseDouble(usd)), LocalDate.parse(row.text("date")))));
  }

  /** An amount per hour, and the day it was read. */
  public record Price(Dollars amount, LocalDate asOf) {}

  private record Key(String kind, String name, RegionId region) {}
}
