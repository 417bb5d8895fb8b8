package dev.carbon.cli;

import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import java.util.List;
import java.util.Optional;

/** Reads {@code --machine} and {@code --accelerator} together, since one must carry the other. */
final class MachineInput {
  private static final String DEFAULT_MACHINE = "n1-standard-4";
  private static final int MOST_SUGGESTIONS = 4;

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
    Optional<Accelerator> known = hardware.accelerator(parts[0]);
    if (known.isEmpty()) {
      List<String> names = hardware.accelerators().stream().map(Accelerator::name).toList();
      problems.add(
          value.origin()
              + ": unknown accelerator '"
              + parts[0]
              + "'; known are "
              + String.join(", ", names)
              + Suggestion.sentence(parts[0], names));
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
      problems.add("--accelerator: no machine type carries " + wanted.get());
    }
    return smallest.orElseGet(this::fallback);
  }

  private String impossible(MachineType type, AcceleratorRequest request) {
    List<String> possible =
        hardware.machinesFor(request).map(MachineType::name).limit(MOST_SUGGESTIONS).toList();
    String advice =
        possible.isEmpty()
            ? "no machine type does"
            : "try --machine " + String.join(" or ", possible);
    return "--machine: " + type.name() + " does not carry " + request + "; " + advice;
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
