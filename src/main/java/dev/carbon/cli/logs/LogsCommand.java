package dev.carbon.cli.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.LogText;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.RunParameter;
import dev.carbon.cli.Services;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.job.JobHandle;
import dev.carbon.job.LogLine;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.RunId;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.History;
import dev.carbon.train.LogReader;
import dev.carbon.train.TrainPlan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a run's job has printed. */
@Command(
    name = "logs",
    description = "Print what the job of a run has printed.",
    footer = {"", "Examples:", "  carbon logs r-4kzj --tail 100", "  carbon logs r-4kzj -f"})
public final class LogsCommand implements CarbonCommand<LogsCommand.Request> {
  private final Services services;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the job has ended.")
  private boolean follow;

  @Option(names = "--tail", paramLabel = "N", description = "Begin with the last N lines.")
  private @Nullable String tail;

  @Mixin private final OutputOptions output = new OutputOptions();

  public LogsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    Optional<RunId> id = run.read(services.histories(), problems);
    if (follow && format != Format.TABLE) {
      problems.add("--follow: a document has an end; leave out -f or --format");
    }
    OptionalInt lines = OptionalInt.empty();
    if (tail != null && tail.matches("[1-9][0-9]{0,8}")) {
      lines = OptionalInt.of(Integer.parseInt(tail));
    } else if (tail != null) {
      problems.add("--tail: '" + tail + "' is no whole number from 1");
    }
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(id.orElseThrow(), follow, lines, format);
  }

  @Override
  public int run(Request request) {
    History history = services.histories().read(request.run());
    TrainPlan plan = history.plan();
    if (plan.backend().isRehearsal()) {
      throw new CarbonException(
          ErrorKind.USAGE,
          request.run()
              + " is a rehearsal: what it printed was shown while it ran, and is not kept");
    }
    JobHandle job =
        history
            .job()
            .orElseThrow(
                () -> new CarbonException(ErrorKind.USAGE, request.run() + " has made no job"));
    Stop stop = services.stop();
    stop.listen();
    LogReader reader =
        new LogReader(
            services.backend(plan.backend(), plan.request().placement().project()),
            job,
            stop,
            services.clock());
    if (request.format() == Format.TABLE) {
      print(request, reader, plan);
    } else {
      printDocument(request, reader, job);
    }
    return stop.reason().map(StopReason::exitCode).orElse(ExitCode.DONE);
  }

  private void print(Request request, LogReader reader, TrainPlan plan) {
    if (request.tail().isPresent()) {
      lines(request, reader).forEach(line -> print(line, plan));
    } else if (!request.follow()) {
      reader.read(line -> print(line, plan));
    }
    if (request.follow() && services.terminal().resultIsTaken()) {
      reader.follow(line -> print(line, plan));
    }
  }

  private boolean print(LogLine line, TrainPlan plan) {
    services.terminal().result(LogText.line(line, plan.workers()));
    return services.terminal().resultIsTaken();
  }

  private void printDocument(Request request, LogReader reader, JobHandle job) {
    ObjectNode document =
        JsonDocument.create().put("run", request.run().value()).put("job", job.name());
    ArrayNode list = document.putArray("lines");
    for (LogLine line : lines(request, reader)) {
      ObjectNode json = list.addObject();
      JsonDocument.put(json, "time", line.time().map(Object::toString));
      JsonDocument.put(json, "task", line.task().map(SafeText::line));
      json.put("text", SafeText.line(line.text()));
    }
    DocumentPrinter printer =
        request.format() == Format.JSON
            ? DocumentPrinter.json(services.terminal())
            : DocumentPrinter.csv(services.terminal(), "lines");
    printer.print(document);
  }

  /** All that there are now, or the last so many. */
  private static Deque<LogLine> lines(Request request, LogReader reader) {
    int most = request.tail().orElse(Integer.MAX_VALUE);
    Deque<LogLine> lines = new ArrayDeque<>();
    reader.read(
        line -> {
          lines.add(line);
          if (lines.size() > most) {
            lines.remove();
          }
          return true;
        });
    return lines;
  }

  record Request(RunId run, boolean follow, OptionalInt tail, Format format) {}
}
