package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.cli.train.TrainCommand;
import dev.carbon.config.Environment;
import dev.carbon.config.TaskKey;
import dev.carbon.config.TaskKey.Shape;
import dev.carbon.terminal.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The keys under {@code task:} are options of {@code carbon train}, and no option is forgotten. */
class TaskKeysTest {
  /** What a project's file must not say, or says at its top level. */
  private static final Set<String> NO_KEYS =
      Set.of(
          "--accounting",
          "--allow-partial",
          "--at",
          "--backend",
          "--detach",
          "--dry-run",
          "--format",
          "--help",
          "--i-know",
          "--kms-key",
          "--live",
          "--max-age",
          "--measured-only",
          "--network",
          "--no-cache",
          "--no-input",
          "--on-term",
          "--project",
          "--purge",
          "--quiet",
          "--reservation",
          "--resume-from",
          "--service-account",
          "--signal",
          "--source",
          "--verbose",
          "--version",
          "--yes");

  @Test
  void everyOptionIsAKeyOrIsKnownToBeNone() {
    Set<String> options =
        command().options().stream()
            .map(OptionSpec::longestName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(NO_KEYS);
    Arrays.stream(TaskKey.values()).flatMap(key -> key.option().stream()).forEach(known::add);

    assertEquals(known, options);
  }

  @Test
  void eachKeyTakesAsManyValuesAsItsOption() {
    CommandSpec command = command();
    for (TaskKey key : TaskKey.values()) {
      key.option()
          .ifPresent(
              name -> {
                OptionSpec option = command.findOption(name);
                boolean several = key.shape() == Shape.MAP || key.shape() == Shape.LIST;
                assertEquals(several, option.isMultiValue(), name);
                assertEquals(key.shape() == Shape.FLAG, option.typeInfo().isBoolean(), name);
              });
    }
  }

  private static CommandSpec command() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), nowhere, nowhere, "", Map.of());
    Environment environment = new Environment(Map.of(), Path.of("none"), Path.of("none"));
    return new CommandLine(new TrainCommand(new Wiring(environment, terminal)))
        .getCommandSpec()
        .mixinStandardHelpOptions(true);
  }
}
