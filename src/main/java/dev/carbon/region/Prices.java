package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import dev.carbon.unit.Dollars;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** List prices per hour, each as of a date. A doubtful price is never used, but told. */
public final class Prices {
  private final Map<Key, HourlyPrice> listed = new HashMap<>();
  private final double factor;

  private Prices(double factor) {
    this.factor = factor;
  }

  /**
   * The table that ships with carbon; its head names sources and licences.
   *
   * @param feePercent of Vertex AI over Compute Engine's prices, 0 or more
   */
  public static Prices bundled(double feePercent) {
    Prices prices = new Prices(1 + feePercent / 100);
    CsvResource.rows(Prices.class, "prices.csv").forEach(prices::add);
    return prices;
  }

  /**
   * What an hour of all these machines costs on Vertex AI in this region, lent as they are, the
   * management fee included; unknown when any part of the price is. Pods of TPUs have no spot
   * price, though their chips have one: Vertex AI lends no pods so.
   */
  public HourlyPrice hourly(Workers workers, RegionId region) {
    HourlyPrice one = hourly(workers.machine(), region);
    boolean isPod = workers.machine().slice().filter(TpuSlice::isPod).isPresent();
    return (isPod ? one.withoutSpot() : one)
        .times(factor * workers.machines())
        .of(workers.provisioning());
  }

  private HourlyPrice hourly(Machine machine, RegionId region) {
    Optional<AcceleratorRequest> accelerator = machine.accelerator();
    if (accelerator.isPresent() && machine.type().host().isEmpty()) {
      return chips(accelerator.get(), region);
    }
    if (accelerator.isPresent() && machine.type().takesAttachedAccelerators()) {
      AcceleratorRequest attached = accelerator.get();
      HourlyPrice each = find("gpu_attach_n1", attached.accelerator().name(), region);
      return find("machine", machine.type().name(), region).plus(each.times(attached.count()));
    }
    boolean isTpu = !machine.type().tpuTopologies().isEmpty();
    return isTpu && accelerator.isPresent()
        ? chips(accelerator.get(), region)
        : find("machine", machine.type().name(), region);
  }

  /** TPUs are listed by the chip, each with its share of the host. */
  private HourlyPrice chips(AcceleratorRequest request, RegionId region) {
    return find("tpu_chip", request.accelerator().name(), region).times(request.chips());
  }

  private HourlyPrice find(String kind, String name, RegionId region) {
    return listed.getOrDefault(new Key(kind, name, region), HourlyPrice.UNKNOWN);
  }

  private void add(Row row) {
    Optional<Doubt> doubt = row.optional("flag").map(Doubt::of);
    boolean onDemand = doubt.isEmpty() || doubt.get().sparesOnDemand();
    listed.put(
        new Key(row.text("kind"), row.text("name"), new RegionId(row.text("region"))),
        new HourlyPrice(
            onDemand ? price(row, "usd_per_hour") : Optional.empty(),
            doubt.isEmpty() ? price(row, "spot_usd_per_hour") : Optional.empty(),
            doubt.map(why -> why.about(row))));
  }

  private static Optional<Price> price(Row row, String column) {
    return row.optional(column)
        .map(
            usd ->
                new Price(new Dollars(Double.parseDouble(usd)), LocalDate.parse(row.text("date"))));
  }

  private record Key(String kind, String name, RegionId region) {}
}
