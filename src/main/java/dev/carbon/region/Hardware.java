package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Machine types and accelerators, and where the accelerators are offered for training. */
public final class Hardware {
  private final Map<String, Accelerator> accelerators = new LinkedHashMap<>();
  private final Map<String, MachineType> machines = new LinkedHashMap<>();
  private final Map<String, DiskKind> disks = new LinkedHashMap<>();
  private final Map<Offer, Availability> offers = new LinkedHashMap<>();

  private Hardware() {}

  /** The tables that ship with carbon; their heads name sources and dates. */
  public static Hardware bundled() {
    Hardware hardware = new Hardware();
    CsvResource.rows(Hardware.class, "accelerators.csv").forEach(hardware::addAccelerator);
    CsvResource.rows(Hardware.class, "boot_disks.csv")
        .forEach(row -> hardware.disks.put(row.text("family") + "-", disk(row)));
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

  /** By its short name, one of its other names or Vertex AI's enum name, in any case. */
  public Optional<Accelerator> accelerator(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return accelerators.values().stream()
        .filter(
            accelerator ->
                accelerator.name().equals(lower)
                    || accelerator.aliases().contains(lower)
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
                .thenComparingInt(machine -> machine.host().map(Host::vcpus).orElse(0))
                .thenComparingDouble(machine -> machine.host().map(Host::memoryGb).orElse(0.0))
                .thenComparing(MachineType::name));
  }

  /**
   * The slice with so many of that TPU on several machines; empty when there is none. On each
   * machine it has as many as one always carries.
   */
  public Optional<Machine> sliceFor(AcceleratorRequest all) {
    return machinesWith(all.accelerator()).stream()
        .flatMap(type -> slice(type, all).stream())
        .min(Comparator.comparingInt(Machine::machines));
  }

  /** The same on machines of that type. */
  public Optional<Machine> slice(MachineType type, AcceleratorRequest all) {
    return type.slice(all)
        .map(slice -> new Machine(type, Optional.of(share(all, slice)), Optional.of(slice)));
  }

  private static AcceleratorRequest share(AcceleratorRequest all, TpuSlice slice) {
    return new AcceleratorRequest(all.accelerator(), all.count() / slice.machines());
  }

  /** Every machine that carries so many of that accelerator. */
  public Stream<MachineType> machinesFor(AcceleratorRequest request) {
    return machines.values().stream().filter(machine -> machine.allows(request));
  }

  /** Every machine that can carry that accelerator, whatever its number. */
  public List<MachineType> machinesWith(Accelerator accelerator) {
    return machines.values().stream()
        .filter(machine -> machine.accelerators().containsKey(accelerator))
        .toList();
  }

  /** How many of that accelerator a machine may have, in ascending order. */
  public SortedSet<Integer> counts(Accelerator accelerator) {
    SortedSet<Integer> counts = new TreeSet<>();
    machinesWith(accelerator)
        .forEach(machine -> counts.addAll(machine.accelerators().get(accelerator)));
    return counts;
  }

  public Availability availability(RegionId region, Accelerator accelerator) {
    return offers.getOrDefault(new Offer(region, accelerator.name()), Availability.UNKNOWN);
  }

  private void addAccelerator(Row row) {
    accelerators.put(
        row.text("accelerator"),
        new Accelerator(
            row.text("accelerator"),
            row.optional("vertex_type"),
            Set.copyOf(row.words("aliases")),
            row.optionalNumber("memory_gb"),
            (int) row.number("counts_per_chip"),
            row.optional("supported_until").map(LocalDate::parse)));
  }

  private void addMachine(String name, List<Row> rows) {
    Map<Accelerator, Set<Integer>> carried = new LinkedHashMap<>();
    for (Row row : rows) {
      row.optional("accelerator")
          .map(accelerators::get)
          .ifPresent(accelerator -> carried.put(accelerator, counts(row)));
    }
    Row first = rows.get(0);
    machines.put(
        name,
        new MachineType(name, host(first), carried, first.words("tpu_topologies"), onlyDisk(name)));
  }

  private Optional<DiskKind> onlyDisk(String machine) {
    return disks.entrySet().stream()
        .filter(entry -> machine.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static DiskKind disk(Row row) {
    return DiskKind.valueOf(row.text("only").toUpperCase(Locale.ROOT));
  }

  private static Optional<Host> host(Row row) {
    return row.optional("vcpus")
        .map(vcpus -> new Host(Integer.parseInt(vcpus), row.number("memory_gb"), row.text("cpu")));
  }

  private void addOffer(Row row) {
    offers.put(
        new Offer(new RegionId(row.text("region")), row.text("accelerator")),
        Availability.valueOf(row.text("availability").toUpperCase(Locale.ROOT)));
  }

  private static Set<Integer> counts(Row row) {
    return row.words("counts").stream()
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private record Offer(RegionId region, String accelerator) {}
}
