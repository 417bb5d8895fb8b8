package dev.carbon.cli.task;

import dev.carbon.config.Environment;
import dev.carbon.error.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code --env NAME=VALUE}, and {@code --env NAME} with the value that the variable has here.
 * Values may be secret: no complaint repeats one, nor what may be one.
 */
final class EnvironmentInput {
  private static final String FLAG = "--env";

  private EnvironmentInput() {}

  static Map<String, String> read(List<String> assignments, Environment here, Problems problems) {
    Map<String, String> environment = new LinkedHashMap<>();
    int number = 0;
    for (String assignment : assignments) {
      number++;
      int equals = assignment.indexOf('=');
      String name = equals < 0 ? assignment : assignment.substring(0, equals);
      Optional<String> value =
          equals < 0 ? here.variable(name) : Optional.of(assignment.substring(equals + 1));
      Optional<String> complaint = VariableName.complaint(name);
      if (complaint.isPresent()) {
        problems.add(VariableName.place(FLAG, number) + ": write NAME=VALUE, " + complaint.get());
      } else if (value.isEmpty()) {
        problems.add(
            VariableName.place(FLAG, number)
                + ": no variable of that name is set here; write NAME=VALUE, or set it");
      } else if (VariableName.isTaken(name)) {
        problems.add(FLAG + ": " + name + " is set by carbon and the cloud; use another name");
      } else if (environment.put(name, value.get()) != null) {
        problems.add(FLAG + ": " + name + " is given twice");
      }
    }
    return environment;
  }
}
