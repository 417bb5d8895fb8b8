package dev.carbon.footprint;

import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.CsvResource;
import dev.carbon.region.CsvResource.Row;
import dev.carbon.region.Host;
import dev.carbon.region.Machine;
import dev.carbon.region.Workers;
import dev.carbon.unit.Watts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Watts of machines, from published figures.
 *
 * <p>A figure with scope "system" already holds the host's share: nothing is added to it. To a chip
 * the host is added: watts per virtual processor by processor family, and watts per gigabyte of
 * memory. Sources stand by row in {@code power.csv}.
 */
public final class PowerModel {
  private static final double BYTES_PER_GB = 1e9;
  private static final String COMMON_CPU = "GCP median";

  private final Map<String, Row> rows = new HashMap<>();

  private PowerModel() {}

  /** The table that ships with carbon. */
  public static PowerModel bundled() {
    PowerModel model = new PowerModel();
    CsvResource.rows(PowerModel.class, "power.csv")
        .forEach(row -> model.rows.put(row.text("kind") + " " + row.text("id"), row));
    return model;
  }

  /** All machines of a job under training load; empty when a figure for them is not published. */
  public Optional<Power> underTraining(Workers workers) {
    return underTraining(workers.machine()).map(each -> all(workers, each));
  }

  private static Power all(Workers workers, Power each) {
    return new Power(each.watts().times(workers.machines()), each.basis());
  }

  /** All hosts of a job without their accelerators; empty when a figure is not published. */
  Optional<Power> ofHosts(Workers workers) {
    return workers.machine().type().host().map(this::host).map(each -> all(workers, each));
  }

  /**
   * All machines of a job whose accelerators are in use for that part of the time; empty without
   * accelerators, and when idle or maximum or host is not published.
   *
   * @param utilisation 0 to 1
   */
  Optional<Power> atUtilisation(Workers workers, double utilisation) {
    Machine machine = workers.machine();
    return machine
        .accelerator()
        .flatMap(
            request ->
                accelerator(request.accelerator())
                    .flatMap(published -> published.at(utilisation))
                    .map(chip -> chip.times(request.chips() * workers.machines())))
        .flatMap(
            chips ->
                ofHosts(workers)
                    .map(hosts -> new Power(chips.plus(hosts.watts()), Basis.MODELLED)));
  }

  private Optional<Power> underTraining(Machine machine) {
    Optional<Power> host = machine.type().host().map(this::host);
    return machine.accelerator().isEmpty()
        ? host
        : find("accelerator", machine.accelerator().get().accelerator().name())
            .flatMap(row -> withAccelerators(host, row, machine.accelerator().get()));
  }

  /**
   * A computer of which only processors and memory are known, at a given load: a linear model
   * between idle and full (Cloud Carbon Footprint's coefficients).
   *
   * @param busyShare mean load of all processors, 0 to 1
   */
  public Power computer(int processors, double memoryBytes, double busyShare) {
    Row cpu = get("cpu", COMMON_CPU);
    double idle = cpu.number("idle_watts");
    double perProcessor = idle + Math.min(1, busyShare) * (cpu.number("watts") - idle);
    return new Power(
        new Watts(processors * perProcessor).plus(memory(memoryBytes / BYTES_PER_GB)),
        Basis.MODELLED);
  }

  /** What is published of an accelerator's watts; empty when nothing is. */
  Optional<AcceleratorPower> accelerator(Accelerator accelerator) {
    return find("accelerator", accelerator.name()).map(PowerModel::published);
  }

  private static AcceleratorPower published(Row row) {
    Basis basis = basis(row);
    return new AcceleratorPower(
        row.optionalNumber("idle_watts"),
        basis == Basis.MODELLED ? row.optionalNumber("watts") : OptionalDouble.empty(),
        row.optionalNumber("max_watts"),
        isSystem(row) ? AcceleratorPower.Scope.SYSTEM : AcceleratorPower.Scope.CHIP,
        basis);
  }

  private Power host(Host host) {
    Watts processors = new Watts(host.vcpus() * get("cpu", host.cpu()).number("watts"));
    return new Power(processors.plus(memory(host.memoryGb())), Basis.MODELLED);
  }

  private static Optional<Power> withAccelerators(
      Optional<Power> host, Row row, AcceleratorRequest request) {
    Watts accelerators = new Watts(row.number("watts")).times(request.chips());
    Basis basis = basis(row);
    return isSystem(row)
        ? Optional.of(new Power(accelerators, basis))
        : host.map(each -> new Power(accelerators.plus(each.watts()), basis));
  }

  private static Basis basis(Row row) {
    return Basis.valueOf(row.text("basis").toUpperCase(Locale.ROOT));
  }

  private static boolean isSystem(Row row) {
    return row.text("scope").equals("system");
  }

  private Watts memory(double gigabytes) {
    return new Watts(get("memory", "DRAM").number("watts")).times(gigabytes);
  }

  private Optional<Row> find(String kind, String id) {
    return Optional.ofNullable(rows.get(kind + " " + id));
  }

  private Row get(String kind, String id) {
    return find(kind, id)
        .orElseThrow(() -> new IllegalStateException("no watts for " + kind + " " + id));
  }
}
