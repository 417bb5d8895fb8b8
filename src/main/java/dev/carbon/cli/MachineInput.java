package dev.carbon.cli;

import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Host;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.TpuSlice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Reads {@code --machine}, {@code --accelerator} and {@code --topology} together, since one must
 * carry the other.
 */
final class MachineInput {
  private static final String DEFAULT_MACHINE = "n1-standard-4";

  private final Hardware hardware;

  MachineInput(Hardware hardware) {
    this.hardware = hardware;
  }

  /**
   * The machine; when something is wrong a problem is added and some machine returned.
   *
   * @param topology how TPUs are to be arranged, if that was said
   */
  Machine read(
      Optional<Value> machine,
      Optional<Value> accelerator,
      Optional<String> topology,
      Problems problems) {
    Optional<AcceleratorRequest> wanted = accelerator.flatMap(each -> accelerator(each, problems));
    Optional<MachineType> type = machine.flatMap(each -> type(each, problems));
    if (wanted.isPresent() != accelerator.isPresent() || type.isPresent() != machine.isPresent()) {
      return new Machine(fallback(), wanted);
    }
    if (topology.isPresent()) {
      boolean counted = accelerator.filter(each -> each.text().contains(":")).isPresent();
      return new TopologyInput(hardware)
          .read(topology.get(), type, wanted, counted, problems)
          .orElseGet(() -> new Machine(fallback(), wanted));
    }
    return type.map(each -> on(each, wanted, problems)).orElseGet(() -> any(wanted, problems));
  }

  /** A machine type that always has accelerators is used with those it has. */
  private Machine on(MachineType type, Optional<AcceleratorRequest> wanted, Problems problems) {
    if (wanted.isEmpty() || type.allows(wanted.get())) {
      return new Machine(type, wanted.isPresent() ? wanted : type.builtIn());
    }
    Optional<Machine> slice = hardware.slice(type, wanted.get());
    if (slice.isEmpty()) {
      problems.add(impossible(type, wanted.get()));
    }
    return slice.orElseGet(() -> new Machine(type, wanted));
  }

  private Machine any(Optional<AcceleratorRequest> wanted, Problems problems) {
    if (wanted.isEmpty()) {
      return new Machine(fallback(), wanted);
    }
    Optional<Machine> smallest =
        hardware
            .smallestFor(wanted.get())
            .map(type -> new Machine(type, wanted))
            .or(() -> hardware.sliceFor(wanted.get()));
    if (smallest.isEmpty()) {
      problems.add(
          "--accelerator: no machine type carries "
              + wanted.get()
              + "; "
              + possibleCounts(wanted.get().accelerator()));
    }
    return smallest.orElseGet(() -> new Machine(fallback(), wanted));
  }

  private Optional<AcceleratorRequest> accelerator(Value value, Problems problems) {
    String[] parts = value.text().split(":", 2);
    Optional<Accelerator> known =
        AcceleratorInput.read(hardware, parts[0], value.origin(), problems);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    String count = parts.length == 2 ? parts[1] : "1";
    if (!count.matches("[1-9][0-9]{0,3}")) {
      problems.add(value.origin() + ": '" + count + "' is no number of accelerators");
      return Optional.empty();
    }
    return Optional.of(new AcceleratorRequest(known.get(), Integer.parseInt(count)));
  }

  private Optional<MachineType> type(Value value, Problems problems) {
    Optional<MachineType> type = hardware.machine(value.text());
    if (type.isEmpty()) {
      List<String> names = hardware.machines().stream().map(MachineType::name).toList();
      problems.add(
          value.origin()
              + ": unknown machine type '"
              + value.text()
              + "'"
              + Suggestion.sentence(value.text(), names));
    }
    return type;
  }

  private String possibleCounts(Accelerator accelerator) {
    SortedSet<Integer> counts = hardware.counts(accelerator);
    List<String> topologies =
        hardware.machinesWith(accelerator).stream()
            .flatMap(type -> type.tpuTopologies().stream())
            .toList();
    topologies.forEach(topology -> counts.add(TpuSlice.chips(topology)));
    boolean pods = accelerator.isTpu() && topologies.isEmpty();
    return "possible counts are "
        + counts.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + (pods ? " and the multiples of 32" : "");
  }

  private String impossible(MachineType type, AcceleratorRequest request) {
    Comparator<MachineType> smallestFirst = Comparator.comparingInt(MachineInput::vcpus);
    Optional<MachineType> like =
        hardware
            .machinesFor(request)
            .filter(each -> vcpus(each) >= vcpus(type))
            .min(MachineInput.standardFirst().thenComparing(smallestFirst))
            .or(() -> hardware.machinesFor(request).max(smallestFirst))
            .or(() -> hardware.sliceFor(request).map(Machine::type));
    String advice =
        like.map(machine -> home(machine, request) + "; try --machine " + machine.name())
            .orElseGet(() -> "no machine type does; " + possibleCounts(request.accelerator()));
    return "--machine: " + type.name() + " does not carry " + request + "; " + advice;
  }

  /** Where an accelerator is at home: {@code t4 attaches to n1 machines}. */
  private static String home(MachineType machine, AcceleratorRequest request) {
    String family = machine.name().split("-", 2)[0];
    return request.accelerator().name()
        + (machine.takesAttachedAccelerators() ? " attaches to " : " is built into ")
        + family
        + " machines";
  }

  private static Comparator<MachineType> standardFirst() {
    return Comparator.comparing(machine -> !machine.name().contains("standard"));
  }

  private static int vcpus(MachineType type) {
    return type.host().map(Host::vcpus).orElse(0);
  }

  private MachineType fallback() {
    return hardware.machine(DEFAULT_MACHINE).orElseThrow();
  }
}
