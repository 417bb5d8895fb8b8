package dev.carbon.cli.init;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.AcceleratorInput;
import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.cli.Words;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.region.RegionSelector;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a project's file with its task. */
@Command(
    name = "init",
    description = "Write ./carbon.yaml with a task, which 'carbon train' then trains.",
    footer = {
      "",
      "Examples:",
      "  carbon init",
      "  carbon init task.py --accelerator t4 --regions eu --no-input",
      "  carbon init . --module pkg.train -- --epochs 20"
    })
public final class InitCommand implements CarbonCommand<InitCommand.Request> {
  private static final List<String> USUAL_SCRIPTS = List.of("task.py", "train.py", "main.py");
  private static final String REQUIREMENTS = "requirements.txt";

  private final Services services;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SCRIPT",
      description = "Python script, or a folder of code.")
  private @Nullable String script;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGS",
      description = "The program's own arguments, after --.")
  private List<String> arguments = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final StartOptions start = new StartOptions();

  @Option(
      names = "--requirements",
      paramLabel = "FILE",
      description = "What pip installs first (default: requirements.txt of the folder).")
  private @Nullable String requirements;

  @Option(
      names = "--accelerator",
      paramLabel = "NAME[:COUNT]",
      description = "Accelerator, such as t4 or l4:2 (default: none).")
  private @Nullable String accelerator;

  @Option(
      names = "--regions",
      paramLabel = "LIST",
      description = "Candidate regions or groups (default: all).")
  private @Nullable String regions;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "The backend ends the job after this (default: 24h).")
  private @Nullable String timeout;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the outputs (default: one a run).")
  private @Nullable String outputFolder;

  @Option(names = "--force", description = "Replace a carbon.yaml that is there.")
  private boolean force;

  @Option(names = "--no-input", description = "Never ask; take the defaults.")
  private boolean noInput;

  @Mixin private final OutputOptions output = new OutputOptions();

  public InitCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    problems.throwIfAny(ErrorKind.USAGE);
    Path file = services.environment().projectConfiguration();
    if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw thereAlready(file);
    }
    Answers answers = new Answers(services.terminal(), mayAsk(), problems);
    TaskFile task = task(answers, problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(file, task, format);
  }

  @Override
  public int run(Request request) {
    write(request);
    Terminal terminal = services.terminal();
    ObjectNode document = JsonDocument.create();
    document.put("file", request.file().toString());
    switch (request.format()) {
      case TABLE -> terminal.result(request.file().toString());
      case JSON -> DocumentPrinter.json(terminal).print(document);
      case CSV -> DocumentPrinter.csv(terminal).print(document);
    }
    terminal.tell("next: carbon train --dry-run");
    return ExitCode.DONE;
  }

  private boolean mayAsk() {
    return !noInput && services.terminal().canAsk();
  }

  private TaskFile task(Answers answers, Problems problems) {
    Words words = Words.of(requireNonNull(spec), script, arguments);
    Optional<String> code =
        words.script().isEmpty() && start.hasImage()
            ? Optional.empty()
            : given(
                answers.take(
                    "SCRIPT",
                    words.script().orElse(null),
                    "Script or folder?",
                    usualScript(),
                    this::checkScript));
    start.check(code.map(services.environment().workingDirectory()::resolve), problems);
    Optional<String> requirementsFile = code.flatMap(each -> requirements(each, answers));
    String hardware =
        answers.take("--accelerator", accelerator, "Accelerator?", "", this::checkAccelerator);
    String candidates =
        answers.take(
            "--regions",
            regions,
            "Candidate regions or groups (us, eu, europe, asia, americas, all)?",
            services.settings().text(Setting.REGIONS).orElse("all"),
            this::checkRegions);
    String limit =
        answers.take(
            "--timeout",
            timeout,
            "End the job after?",
            services.settings().text(Setting.TIMEOUT).orElse("24h"),
            InitCommand::checkTimeout);
    String folder =
        answers.take("--output", outputFolder, "Folder for the outputs?", "", FileText::check);
    return new TaskFile(
        code,
        start.keys(),
        words.arguments(),
        requirementsFile,
        given(hardware),
        candidates,
        limit,
        given(folder));
  }

  private Optional<String> requirements(String code, Answers answers) {
    return given(
        answers.take(
            "--requirements",
            requirements,
            "Requirements that pip installs first?",
            usualRequirements(code),
            FileText::check));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  private String usualScript() {
    return USUAL_SCRIPTS.stream().filter(name -> exists(Path.of(name))).findFirst().orElse("");
  }

  /** The usual file, if it lies where {@code carbon train} would look for it. */
  private String usualRequirements(String code) {
    Path path = Path.of(code);
    Path beside =
        Files.isDirectory(services.environment().workingDirectory().resolve(path))
            ? path.resolve(REQUIREMENTS)
            : path.resolveSibling(REQUIREMENTS);
    return exists(beside) ? beside.toString() : "";
  }

  private boolean exists(Path path) {
    return Files.isRegularFile(services.environment().workingDirectory().resolve(path));
  }

  private void checkScript(String text, Problems problems) {
    FileText.check(text, problems);
    if (!Files.exists(services.environment().workingDirectory().resolve(text))) {
      problems.add("no script or folder " + text);
    }
  }

  private void checkAccelerator(String text, Problems problems) {
    String name = text.replaceFirst(":[1-9][0-9]*$", "");
    AcceleratorInput.read(services.catalogue().hardware(), name, "--accelerator", problems);
  }

  private void checkRegions(String text, Problems problems) {
    List<String> words = Settings.split(text);
    if (words.isEmpty()) {
      problems.add("--regions names no region; write names or groups, such as eu");
    }
    new RegionSelector(services.catalogue().regions()).select(words, "--regions", problems);
  }

  private static void checkTimeout(String text, Problems problems) {
    if (Durations.parse(text).filter(time -> time.toMillis() > 0).isEmpty()) {
      problems.add("--timeout: '" + text + "' is no length of time; write 30m, 2h or 1d");
    }
  }

  private void write(Request request) {
    byte[] text = request.task().text().getBytes(StandardCharsets.UTF_8);
    try {
      if (force) {
        Path written = request.file().resolveSibling("carbon.yaml.new");
        Files.write(written, text);
        Files.move(written, request.file(), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.write(request.file(), text, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      throw thereAlready(request.file());
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not write " + request.file(),
          "start carbon in a folder that you may write to",
          e);
    }
  }

  private static CarbonException thereAlready(Path file) {
    return new CarbonException(
        ErrorKind.CONFIGURATION,
        file + " is there already; nothing was written",
        "add --force to replace it");
  }

  record Request(Path file, TaskFile task, Format format) {}
}
