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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code --machine} and {@code --accelerator} together, since one must carry the other. */
final class MachineInput {
  private static final String DEFAULT_MACHINE = "n1-standard-4";

  private final Hardware hardware;

  MachineInput(Hardware hardware) {
    this.hardware = hardware;
  }

  /** The machine; when something is wrong a problem is added and the default machine returned. */
  Machine read(Optional<Value> machine, Optional<Value> accelerator, Problems problems) {
    Optional<AcceleratorRequest> wanted = accelerator.flatMap(each -> accelerator(each, problems));
    if (machine.isEmpty()) {
      return new Machine(smallest(wanted, problems), wanted);
    }
    Optional<MachineType> type = type(machine.get(), problems);
    if (type.isEmpty()) {
      return new Machine(fallback(), wanted);
    }
    wanted
        .filter(request -> !type.get().allows(request))
        .ifPresent(request -> problems.add(impossible(type.get(), request)));
    return new Machine(type.get(), wanted.isPresent() ? wanted : builtIn(type.get()));
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

  private MachineType smallest(Optional<AcceleratorRequest> wanted, Problems problems) {
    if (wanted.isEmpty()) {
      return fallback();
    }
    Optional<MachineType> smallest = hardware.smallestFor(wanted.get());
    if (smallest.isEmpty()) {
      problems.add(nobodyCarries(wanted.get()));
    }
    return smallest.orElseGet(this::fallback);
  }

  private String nobodyCarries(AcceleratorRequest wanted) {
    String counts =
        hardware.counts(wanted.accelerator()).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "--accelerator: no machine type carries " + wanted + "; possible counts are " + counts;
  }

  private String impossible(MachineType type, AcceleratorRequest request) {
    Comparator<MachineType> smallestFirst = Comparator.comparingInt(MachineInput::vcpus);
    Optional<MachineType> like =
        hardware
            .machinesFor(request)
            .filter(each -> vcpus(each) >= vcpus(type))
            .min(MachineInput.standardFirst().thenComparing(smallestFirst))
            .or(() -> hardware.machinesFor(request).max(smallestFirst));
    String advice =
        like.map(machine -> home(machine, request) + "; try --machine " + machine.name())
            .orElse("no machine type does");
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

  /** A machine type that always has accelerators is used with those it has. */
  private static Optional<AcceleratorRequest> builtIn(MachineType type) {
    if (type.takesAttachedAccelerators() || type.accelerators().size() != 1) {
      return Optional.empty();
    }
    return type.accelerators().entrySet().stream()
        .findFirst()
        .map(entry -> new AcceleratorRequest(entry.getKey(), entry.getValue().iterator().next()));
  }

  private MachineType fallback() {
    return hardware.machine(DEFAULT_MACHINE).orElseThrow();
  }
}
