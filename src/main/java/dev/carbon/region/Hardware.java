package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Machine types and accelerators, and where the accelerators are offered for training. */
public final class Hardware {
  private final Map<String, Accelerator> accelerators = new LinkedHashMap<>();
  private final Map<String, MachineType> machines = new LinkedHashMap<>();
  private final Map<Offer, Availability> offers = new LinkedHashMap<>();

  private Hardware() {}

  /** The tables that ship with carbon; their heads name sources and dates. */
  public static Hardware bundled() {
    Hardware hardware = new Hardware();
    CsvResource.rows(Hardware.class, "accelerators.csv").forEach(hardware::addAccelerator);
    CsvResource.rows(Hardware.class, "machine_types.csv").stream()
        .collect(
            Collectors.groupingBy(
                row -> row.text("machine"), LinkedHashMap::new, Collectors.toList()))
        .forEach(hardware::addMachine);
    CsvResource.rows(Hardware.class, "accelerator_offers.csv").forEach(hardware::addOffer);
    return hardware;
  }

  public Collection<Accelerator> accelerators() {
    return accelerators.values();
  }

  public Collection<MachineType> machines() {
    return machines.values();
  }

  /** By its short name or by Vertex AI's enum name, in any case. */
  public Optional<Accelerator> accelerator(String name) {
    return accelerators.values().stream()
        .filter(
            accelerator ->
                accelerator.name().equals(name.toLowerCase(Locale.ROOT))
                    || accelerator.vertexType().equals(Optional.of(name.toUpperCase(Locale.ROOT))))
        .findFirst();
  }

  public Optional<MachineType> machine(String name) {
    return Optional.ofNullable(machines.get(name));
  }

  /**
   * The smallest machine that carries so many of that accelerator, a standard one if there is any.
   */
  public Optional<MachineType> smallestFor(AcceleratorRequest request) {
    return machinesFor(request)
        .min(
            Comparator.comparing((MachineType machine) -> !machine.name().contains("standard"))
                .thenComparingInt(MachineType::vcpus)
                .thenComparingDouble(MachineType::memoryGb)
                .thenComparing(MachineType::name));
  }

  /** Every machine that carries so many of that accelerator. */
  public Stream<MachineType> machinesFor(AcceleratorRequest request) {
    return machines.values().stream().filter(machine -> machine.allows(request));
  }

  public Availability availability(RegionId region, Accelerator accelerator) {
    return offers.getOrDefault(new Offer(region, accelerator.name()), Availability.UNKNOWN);
  }

  private void addAccelerator(Row row) {
    accelerators.put(
        row.text("accelerator"),
        new Accelerator(row.text("accelerator"), row.optional("vertex_type")));
  }

  private void addMachine(String name, List<Row> rows) {
    Row first = rows.get(0);
    Map<Accelerator, Set<Integer>> carried = new LinkedHashMap<>();
    for (Row row : rows) {
      row.optional("accelerator")
          .map(accelerators::get)
          .ifPresent(accelerator -> carried.put(accelerator, counts(row.text("counts"))));
    }
    machines.put(
        name,
        new MachineType(
            name,
            (int) first.number("vcpus"),
            first.number("memory_gb"),
            first.text("cpu"),
            carried));
  }

  private void addOffer(Row row) {
    offers.put(
        new Offer(new RegionId(row.text("region")), row.text("accelerator")),
        Availability.valueOf(row.text("availability").toUpperCase(Locale.ROOT)));
  }

  private static Set<Integer> counts(String text) {
    return Arrays.stream(text.split("\\|", -1))
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private record Offer(RegionId region, String accelerator) {}
}
