package dev.carbon.cli.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the settings in force and where they come from. */
@Command(
    name = "config",
    description = "Show the settings in force (list), or where the configuration files are (path).",
    footer = {"", "Examples:", "  carbon config list --show-origin", "  carbon config path"})
public final class ConfigCommand implements CarbonCommand<ConfigCommand.Request> {
  private final Services services;

  @Parameters(index = "0", arity = "0..1", paramLabel = "list|path", description = "What to show.")
  private @Nullable String what;

  @Option(names = "--show-origin", description = "Say where each value comes from.")
  private boolean showOrigin;

  @Mixin private final OutputOptions output = new OutputOptions();

  public ConfigCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    boolean path = "path".equals(what);
    if (!path && what != null && !what.equals("list")) {
      problems.add("config: '" + what + "' is neither list nor path");
    }
    Format format = output.format(new Inputs(services.settings()), problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(path, format);
  }

  @Override
  public int run(Request request) {
    if (request.path()) {
      paths(request.format());
    } else {
      list(request.format());
    }
    return ExitCode.DONE;
  }

  private void paths(Format format) {
    Terminal terminal = services.terminal();
    String project = services.environment().projectConfiguration().toString();
    String user = services.environment().userConfiguration().toString();
    ObjectNode document = JsonDocument.create();
    document.putObject("paths").put("project", project).put("user", user);
    switch (format) {
      case TABLE -> List.of(project, user).forEach(terminal::result);
      case JSON -> DocumentPrinter.json(terminal).print(document);
      case CSV -> DocumentPrinter.csv(terminal).print(document);
    }
  }

  private void list(Format format) {
    Terminal terminal = services.terminal();
    switch (format) {
      case TABLE -> table().lines(terminal.resultStyle()::bold).forEach(terminal::result);
      case JSON -> DocumentPrinter.json(terminal).print(document());
      case CSV -> DocumentPrinter.csv(terminal, "settings").print(document());
    }
  }

  private Table table() {
    Table table = new Table().words("SETTING").words("VALUE");
    if (showOrigin) {
      table.words("ORIGIN");
    }
    for (Setting setting : Setting.values()) {
      Optional<Value> value = services.settings().find(setting);
      String text = value.map(Value::text).orElse("-");
      if (showOrigin) {
        table.row(setting.key(), text, value.map(Value::origin).orElse("not set"));
      } else {
        table.row(setting.key(), text);
      }
    }
    return table;
  }

  private ObjectNode document() {
    ObjectNode document = JsonDocument.create();
    ArrayNode settings = document.putArray("settings");
    for (Setting setting : Setting.values()) {
      Optional<Value> value = services.settings().find(setting);
      ObjectNode entry = settings.addObject().put("setting", setting.key());
      JsonDocument.put(entry, "value", value.map(Value::text));
      JsonDocument.put(entry, "origin", value.map(Value::origin));
    }
    return document;
  }

  record Request(boolean path, Format format) {}
}
