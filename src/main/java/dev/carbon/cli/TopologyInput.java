package dev.carbon.cli;

import dev.carbon.error.Problems;
import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.TpuSlice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code --topology}: how the TPU chips of a job are arranged, and so how many they are. */
final class TopologyInput {
  private final Hardware hardware;

  TopologyInput(Hardware hardware) {
    this.hardware = hardware;
  }

  /**
   * The machines that are arranged so, as few as can be; everything wrong becomes a problem.
   *
   * @param type the only one allowed, if one was named
   * @param wanted the accelerator, if one was named
   * @param counted whether its number was said too
   */
  Optional<Machine> read(
      String topology,
      Optional<MachineType> type,
      Optional<AcceleratorRequest> wanted,
      boolean counted,
      Problems problems) {
    List<MachineType> types = arranged(type, wanted);
    if (types.isEmpty() || (type.isEmpty() && wanted.isEmpty())) {
      problems.add(
          "--topology is for TPUs from v5e on; add --accelerator " + words(names(), " or "));
      return Optional.empty();
    }
    Optional<Machine> machine =
        types.stream()
            .flatMap(each -> machine(each, topology).stream())
            .min(Comparator.comparingInt(Machine::machines));
    if (machine.isEmpty()) {
      Stream<String> known = types.stream().flatMap(each -> each.tpuTopologies().stream());
      problems.add(
          "--topology: '"
              + topology
              + "' is none of "
              + words(types.stream().map(MachineType::name), ", ")
              + "; possible are "
              + words(known.distinct(), ", "));
    }
    machine
        .filter(each -> counted && !each.allAccelerators().equals(wanted))
        .ifPresent(
            each ->
                problems.add(
                    "--topology: "
                        + topology
                        + " has "
                        + TpuSlice.chips(topology)
                        + " chips, and --accelerator asks for "
                        + wanted.orElseThrow().count()
                        + "; leave that number out"));
    return machine;
  }

  private List<MachineType> arranged(
      Optional<MachineType> type, Optional<AcceleratorRequest> wanted) {
    return hardware.machines().stream()
        .filter(each -> !each.tpuTopologies().isEmpty())
        .filter(each -> type.map(each::equals).orElse(true))
        .filter(
            each ->
                wanted
                    .map(request -> each.accelerators().containsKey(request.accelerator()))
                    .orElse(true))
        .toList();
  }

  private static Optional<Machine> machine(MachineType type, String topology) {
    return type.slice(topology).map(slice -> new Machine(type, type.builtIn(), Optional.of(slice)));
  }

  /** The accelerators that are arranged by name. */
  private Stream<String> names() {
    return arranged(Optional.empty(), Optional.empty()).stream()
        .flatMap(type -> type.accelerators().keySet().stream())
        .map(Accelerator::name)
        .distinct();
  }

  private static String words(Stream<String> words, String between) {
    return words.collect(Collectors.joining(between));
  }
}
