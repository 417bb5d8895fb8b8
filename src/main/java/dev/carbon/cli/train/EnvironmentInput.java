package dev.carbon.cli.train;

import dev.carbon.error.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --env NAME=VALUE}. Values may be secret: no complaint repeats one. */
final class EnvironmentInput {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

  private EnvironmentInput() {}

  static Map<String, String> read(List<String> assignments, Problems problems) {
    Map<String, String> environment = new LinkedHashMap<>();
    int number = 0;
    for (String assignment : assignments) {
      number++;
      int equals = assignment.indexOf('=');
      String name = equals < 0 ? "" : assignment.substring(0, equals);
      if (!name.matches(NAME)) {
        problems.add(
            "--env, the one at place "
                + number
                + ": write NAME=VALUE, with a name of letters, digits and _");
      } else if (name.startsWith("AIP_")) {
        problems.add("--env: " + name + " is set by carbon and the cloud; use another name");
      } else if (environment.put(name, assignment.substring(equals + 1)) != null) {
        problems.add("--env: " + name + " is given twice");
      }
    }
    return environment;
  }
}
