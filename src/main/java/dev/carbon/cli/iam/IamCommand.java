package dev.carbon.cli.iam;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the least rights that carbon needs in Google Cloud. */
@Command(
    name = "iam",
    description =
        "Print the least rights that carbon needs in Google Cloud: a custom role as YAML, and as"
            + " comments the commands that grant it.",
    footer = {
      "",
      "It asks nobody; 'carbon doctor' tests which of these rights you have.",
      "",
      "Examples:",
      "  carbon iam > carbon-launcher.yaml",
      "  carbon iam --role cleaner > carbon-cleaner.yaml"
    })
public final class IamCommand implements CarbonCommand<IamCommand.Request> {
  /** Ids of projects, with or without their domain; nothing else goes into a command line. */
  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9.:-]{1,99}");

  private static final String SOME_PROJECT = "PROJECT";

  private final Services services;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "launcher (default): for whoever trains; cleaner: for a sweep of what was left behind.")
  private String role = Role.LAUNCHER.word();

  public IamCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Optional<Role> known = Role.named(role);
    if (known.isEmpty()) {
      problems.add(
          "--role: '"
              + role
              + "' is neither launcher nor cleaner"
              + Suggestion.sentence(role, Role.words()));
    }
    String project =
        services
            .settings()
            .text(Setting.PROJECT)
            .filter(id -> PROJECT.matcher(id).matches())
            .orElse(SOME_PROJECT);
    return new Request(known.orElse(Role.LAUNCHER), project);
  }

  @Override
  public int run(Request request) {
    RoleFile.lines(request.role(), request.project()).forEach(services.terminal()::result);
    return ExitCode.DONE;
  }

  record Request(Role role, String project) {}
}
