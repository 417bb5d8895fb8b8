package dev.carbon.cli.train;

import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.RunSummary;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Runs as people read them. */
record JobsText(Terminal terminal, Instant now) implements JobsView {
  private static final String NOTHING = "-";

  @Override
  public void show(List<RunSummary> runs) {
    if (runs.isEmpty()) {
      terminal.tell("No run was begun on this machine; carbon train begins one.");
      return;
    }
    Table table =
        new Table()
            .words("RUN")
            .words("STATE")
            .words("REGION")
            .words("BEGUN")
            .words("STILL THERE")
            .numbers("$/h")
            .words("NEXT");
    runs.forEach(run -> add(table, run));
    terminal.results(table.stream(terminal.resultStyle()::bold));
    runs.stream()
        .filter(run -> !run.differences().isEmpty())
        .forEach(run -> terminal.say("* " + run.run() + ": " + words(run)));
  }

  private void add(Table table, RunSummary run) {
    Leftovers leftovers = Leftovers.of(run);
    String mark = run.differences().isEmpty() ? "" : " *";
    table.row(
        run.run().value(),
        run.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + mark,
        run.backend().isRehearsal() ? run.region() + " (rehearsal)" : run.region(),
        ago(run.startedAt()),
        leftovers.exists().isEmpty() ? NOTHING : String.join(", ", leftovers.exists()),
        run.costPerHour()
            .map(price -> String.format(Locale.ROOT, "%.2f", price.amount().value()))
            .orElse(run.jobMayLive() ? "?" : NOTHING),
        leftovers.first().orElse(NOTHING));
  }

  private String ago(Instant then) {
    Duration since = Duration.between(then, now);
    return since.isNegative() ? then.toString() : Durations.words(since) + " ago";
  }

  private static String words(RunSummary run) {
    return SafeText.line(String.join("; ", run.differences()));
  }
}
