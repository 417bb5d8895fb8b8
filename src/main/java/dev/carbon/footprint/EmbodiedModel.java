package dev.carbon.footprint;

import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.CsvResource;
import dev.carbon.region.CsvResource.Row;
import dev.carbon.region.Host;
import dev.carbon.region.Machine;
import dev.carbon.region.Workers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What making the hardware of a run emitted, as far as the run wears it out, from published
 * figures.
 *
 * <p>embodied = (accelerators + share of the host) x reserved hours / hours of life / utilisation.
 * A machine takes up the slots of its accelerators or its part of the processors, whichever is the
 * larger share of a host. Sources and what is assumed stand in {@code embodied.csv}.
 */
public final class EmbodiedModel {
  private static final String HOST = "host";
  private static final String INSIDE = "inside";

  private final Map<String, Row> rows = new HashMap<>();

  private EmbodiedModel() {}

  /** The table that ships with carbon. */
  public static EmbodiedModel bundled() {
    EmbodiedModel model = new EmbodiedModel();
    CsvResource.rows(EmbodiedModel.class, "embodied.csv")
        .forEach(row -> model.rows.put(row.text("kind") + " " + row.text("id"), row));
    return model;
  }

  /**
   * The share of a run that reserves all these machines for that long; empty when no figure is
   * published for their accelerator or their host.
   */
  public Optional<Embodied> of(Workers workers, Duration time) {
    return wear(workers.machine()).map(each -> each.times(workers.machines()).over(time));
  }

  private Optional<Wear> wear(Machine machine) {
    Optional<Wear> processors = machine.type().host().map(this::processors);
    return machine.accelerator().isEmpty()
        ? processors
        : machine.accelerator().flatMap(request -> withAccelerators(processors, request));
  }

  private Wear processors(Host host) {
    return host("vcpu").times(host.vcpus());
  }

  private Optional<Wear> withAccelerators(Optional<Wear> processors, AcceleratorRequest request) {
    Row row = rows.get("accelerator " + request.accelerator().name());
    if (row == null) {
      return Optional.empty();
    }
    Wear accelerators = wear(row).times(request.chips());
    if (row.text(HOST).equals(INSIDE)) {
      return Optional.of(accelerators);
    }
    Wear slots = host(row.text(HOST)).times(request.chips());
    return processors.map(each -> accelerators.plus(slots.orMore(each)));
  }

  private Wear host(String share) {
    Row row = rows.get(HOST + " " + share);
    if (row == null) {
      throw new IllegalStateException("no embodied emissions of a host's " + share);
    }
    return wear(row);
  }

  private static Wear wear(Row row) {
    return Wear.of(
        row.number("kg_low"),
        row.number("kg_high"),
        row.number("years_short"),
        row.number("years_long"));
  }
}
