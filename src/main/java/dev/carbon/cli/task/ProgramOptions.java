package dev.carbon.cli.task;

import dev.carbon.cli.Services;
import dev.carbon.cli.Words;
import dev.carbon.error.Problems;
import dev.carbon.job.Program;
import dev.carbon.job.SecretPlace;
import dev.carbon.train.BackendKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a job runs. */
final class ProgramOptions {
  private static final String IMAGE = "[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,499}";

  @Option(
      names = "--entry",
      paramLabel = "FILE",
      description =
          "The script of the folder to start (default: the only one of task.py, train.py, main.py,"
              + " __main__.py).")
  private @Nullable String entry;

  @Option(
      names = "--module",
      paramLabel = "NAME",
      description =
          "The module to start instead, as python -m does: pkg.train. Without SCRIPT, one of the"
              + " image.")
  private @Nullable String module;

  @Option(
      names = "--image",
      paramLabel = "URI",
      description =
          "Container image on Vertex AI (default: one with the framework that the code imports, else"
              + " python:3.12-slim, or PyTorch with a GPU). Without SCRIPT its own program runs.")
  private @Nullable String image;

  @Option(
      names = "--requirements",
      paramLabel = "FILE",
      description = "What pip installs first: a file of the folder, or one beside the script.")
  private @Nullable String requirements;

  @Option(
      names = "--env",
      paramLabel = "NAME[=VALUE]",
      description =
          "Environment variable for the job, without VALUE as it is here; may be repeated.")
  private List<String> environment = List.of();

  @Option(
      names = "--secret",
      paramLabel = "NAME=REF",
      description =
          "Variable whose value the job fetches itself: projects/P/secrets/S/versions/V, or in a"
              + " rehearsal env:VARIABLE or file:PATH; may be repeated.")
  private List<String> secrets = List.of();

  @Option(
      names = "--aip",
      paramLabel = "path|gs",
      description = "What AIP_MODEL_DIR and its like hold: path (default) or gs:// addresses.")
  private @Nullable String aip;

  @Option(
      names = "--i-know",
      description =
          "Upload the code even though something in it looks like a key, a token or credentials.")
  private boolean knows;

  /** Reads the options together with the code; everything wrong becomes a problem. */
  TaskInput read(Services services, Words words, BackendKind backend, Problems problems) {
    if (image != null && !image.matches(IMAGE)) {
      problems.add("--image: '" + image + "' is no name of an image");
    }
    Map<String, String> variables =
        EnvironmentInput.read(environment, services.environment(), problems);
    Map<String, SecretPlace> places =
        new SecretInput(backend, services.environment())
            .read(secrets, variables.keySet(), problems);
    boolean cloudPaths = cloudPaths(problems);
    TaskInput task =
        new TaskInput(
            SourceCode.NONE,
            Program.OF_THE_IMAGE,
            Optional.ofNullable(image),
            words.arguments(),
            variables,
            places,
            Optional.empty(),
            cloudPaths);
    if (words.script().isEmpty()) {
      checkImageAlone(backend, problems);
      return module == null || !ProgramInput.isModuleName(module, problems)
          ? task
          : task.running(SourceCode.NONE, Program.moduleOfTheImage(module));
    }
    return withCode(task, words, services.environment().workingDirectory(), problems);
  }

  private TaskInput withCode(
      TaskInput task, Words words, Path workingDirectory, Problems problems) {
    CodeInput input = new CodeInput(workingDirectory, knows);
    Optional<SourceCode> source =
        input.read(words.script().orElseThrow(), words.origin(), problems);
    if (source.isEmpty()) {
      return task;
    }
    Optional<Program> program =
        new ProgramInput(entry, module).of(source.get(), workingDirectory, problems);
    TaskInput withProgram = task.running(source.get(), program.orElse(Program.OF_THE_IMAGE));
    return requirements == null
        ? withProgram
        : new RequirementsInput(input, workingDirectory).add(requirements, withProgram, problems);
  }

  private boolean cloudPaths(Problems problems) {
    if (aip != null && !aip.equals("path") && !aip.equals("gs")) {
      problems.add("--aip: '" + aip + "' is neither path nor gs");
    }
    return "gs".equals(aip);
  }

  /** An image's own program starts without our bootstrap, which does all these things. */
  private void checkImageAlone(BackendKind backend, Problems problems) {
    if (image == null) {
      problems.add(
          "no script given; write 'carbon train SCRIPT', for example task.py, or name a folder");
      return;
    }
    if (backend.isRehearsal()) {
      problems.add(
          "--image: a container's own program runs on Vertex AI alone; add --project ID (and"
              + " --backend vertex), or name a script to rehearse");
    }
    complainWithoutCode("--entry", entry != null, problems);
    complainWithoutCode("--requirements", requirements != null, problems);
    complainWithoutCode("--secret", !secrets.isEmpty(), problems);
    complainWithoutCode("--aip path", "path".equals(aip), problems);
  }

  private static void complainWithoutCode(String flag, boolean given, Problems problems) {
    if (given) {
      problems.add(
          flag + " needs a script or folder: the image's own program starts without carbon's help");
    }
  }
}
