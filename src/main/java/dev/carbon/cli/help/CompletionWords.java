package dev.carbon.cli.help;

import static java.util.Map.entry;

import dev.carbon.cli.Format;
import dev.carbon.cli.OrderOptions;
import dev.carbon.cli.Services;
import dev.carbon.export.Grouping;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Signal;
import dev.carbon.region.Accelerator;
import dev.carbon.region.MachineType;
import dev.carbon.region.RegionGroup;
import dev.carbon.train.BackendKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The words that an option may be followed by, by the option's name, so that it completes in every
 * command that has it; an option that brings its own words keeps them. The tables are read when a
 * completion script is asked for and never else.
 */
final class CompletionWords {
  private static final Pattern CHOICE = Pattern.compile("[a-z]+([|][a-z]+)+");

  private final Map<String, List<String>> ofOptions;
  private final Map<String, List<String>> ofParameters;

  CompletionWords(Services services, CommandLine root) {
    List<String> accelerators = accelerators(services);
    List<String> regions = regions(services);
    ofOptions =
        Map.ofEntries(
            entry("--accelerator", accelerators),
            entry("--machine", machines(services)),
            entry("--regions", regions),
            entry("--exclude-regions", regions),
            entry("--source", sources(services)),
            entry("--sort-by", OrderOptions.WORDS),
            entry("--by", Grouping.words()),
            entry("--format", Arrays.stream(Format.values()).map(Format::word).toList()),
            entry("--signal", Arrays.stream(Signal.values()).map(Signal::word).toList()),
            entry(
                "--accounting", Arrays.stream(Accounting.values()).map(Accounting::word).toList()),
            entry(
                "--backend", Arrays.stream(BackendKind.values()).map(BackendKind::word).toList()));
    ofParameters = Map.of("NAME", accelerators, "COMMAND|TOPIC", HelpCommand.known(root));
  }

  /** Gives a command's options and parameters their words. */
  void teach(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      List<String> words = ofOptions.get(option.longestName());
      if (words != null && option.completionCandidates() == null) {
        command.remove(option);
        command.addOption(option.toBuilder().completionCandidates(words).build());
      }
    }
    for (PositionalParamSpec parameter : List.copyOf(command.positionalParameters())) {
      List<String> words = words(parameter.paramLabel());
      if (!words.isEmpty()) {
        command.remove(parameter);
        command.addPositional(parameter.toBuilder().completionCandidates(words).build());
      }
    }
  }

  /** Those of a parameter; a label such as {@code bash|zsh} tells them itself. */
  private List<String> words(String label) {
    return CHOICE.matcher(label).matches()
        ? List.of(label.split("[|]"))
        : ofParameters.getOrDefault(label, List.of());
  }

  private static List<String> accelerators(Services services) {
    return services.catalogue().hardware().accelerators().stream().map(Accelerator::name).toList();
  }

  private static List<String> machines(Services services) {
    return services.catalogue().hardware().machines().stream().map(MachineType::name).toList();
  }

  private static List<String> regions(Services services) {
    List<String> words = new ArrayList<>();
    Arrays.stream(RegionGroup.values()).forEach(group -> words.add(group.word()));
    services.catalogue().regions().all().stream()
        .filter(region -> region.trains())
        .forEach(region -> words.add(region.id().value()));
    return words;
  }

  private static List<String> sources(Services services) {
    List<String> words = new ArrayList<>(List.of("auto"));
    services.sources().all().forEach(source -> words.add(source.name().value()));
    return words;
  }
}
