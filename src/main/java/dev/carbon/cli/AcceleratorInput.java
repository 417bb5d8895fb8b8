package dev.carbon.cli;

import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.region.Accelerator;
import dev.carbon.region.Hardware;
import java.util.List;
import java.util.Optional;

/** Reads the name of an accelerator. */
public final class AcceleratorInput {
  private AcceleratorInput() {}

  /**
   * The accelerator of that name; an unknown name becomes a problem.
   *
   * @param origin the flag or file that the name came from, for the message
   */
  public static Optional<Accelerator> read(
      Hardware hardware, String name, String origin, Problems problems) {
    Optional<Accelerator> known = hardware.accelerator(name);
    if (known.isEmpty()) {
      List<String> names = hardware.accelerators().stream().map(Accelerator::name).toList();
      problems.add(
          origin
              + ": unknown accelerator '"
              + name
              + "'; known are "
              + String.join(", ", names)
              + Suggestion.sentence(name, names));
    }
    return known;
  }
}
