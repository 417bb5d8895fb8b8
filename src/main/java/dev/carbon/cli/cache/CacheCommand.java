package dev.carbon.cli.cache;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.error.Problems;
import dev.carbon.intensity.FigureCache;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows where figures and refusals are kept, or forgets them. */
@Command(
    name = "cache",
    description =
        "Forget the figures that are kept for an hour, and what the cloud refused within a day"
            + " (clear), or show where both are (path).",
    footer = {"", "Examples:", "  carbon cache clear", "  carbon cache path"})
public final class CacheCommand implements CarbonCommand<CacheCommand.Request> {
  private static final String CLEAR = "clear";
  private static final String PATH = "path";

  private final Services services;

  @Parameters(index = "0", arity = "0..1", paramLabel = "clear|path", description = "What to do.")
  private @Nullable String what;

  @Mixin private final OutputOptions output = new OutputOptions();

  public CacheCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    boolean clear = CLEAR.equals(what);
    if (what == null) {
      problems.add("cache: say clear or path");
    } else if (!clear && !what.equals(PATH)) {
      problems.add("cache: '" + what + "' is neither clear nor path");
    }
    return new Request(clear, output.format(new Inputs(services.settings()), problems));
  }

  @Override
  public int run(Request request) {
    FigureCache cache = services.cache();
    Terminal terminal = services.terminal();
    ObjectNode document = JsonDocument.create();
    ObjectNode json = document.putObject("cache").put("path", cache.folder().toString());
    String text = cache.folder().toString();
    if (request.clear()) {
      int figures = cache.clear();
      int refusals = services.refusals().clear();
      json.put("removed", figures).put("refusals", refusals);
      text =
          "removed "
              + counted(figures, "figure")
              + " and "
              + counted(refusals, "refusal")
              + " from "
              + SafeText.line(text);
    }
    switch (request.format()) {
      case TABLE -> terminal.result(text);
      case JSON -> DocumentPrinter.json(terminal).print(document);
      case CSV -> DocumentPrinter.csv(terminal).print(document);
    }
    return ExitCode.DONE;
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  record Request(boolean clear, Format format) {}
}
