package dev.carbon.cli.train;

import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.Orphan;
import dev.carbon.train.Orphans;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Orphans as people read them: a table of the result, the reasons below it. */
record OrphansText(Terminal terminal, Instant now) implements OrphansView {

  @Override
  public void found(Orphans orphans) {
    if (orphans.found().isEmpty()) {
      terminal.tell("Nothing of carbon is left in this project that nobody tends.");
    } else {
      Table table =
          new Table()
              .words("WHAT")
              .words("REGION")
              .words("MADE")
              .numbers("$/h")
              .words("FATE")
              .words("NEXT");
      orphans.found().forEach(orphan -> add(table, orphan));
      table.lines(terminal.resultStyle()::bold).forEach(terminal::result);
      orphans.found().forEach(this::tell);
    }
    if (orphans.tended() > 0) {
      terminal.tell(
          "Left alone: "
              + orphans.tended()
              + " of carbon's buckets and jobs, too new, kept as asked, in other regions or worked"
              + " on.");
    }
    UnansweredText.tell(terminal, orphans.unanswered());
  }

  private void add(Table table, Orphan orphan) {
    table.row(
        (orphan.bucket().isPresent() ? "bucket " : "job ") + SafeText.line(orphan.name()),
        orphan.location().id(),
        ago(orphan.since()),
        orphan
            .costPerHour()
            .map(price -> String.format(Locale.ROOT, "%.2f", price.amount().value()))
            .orElse("?"),
        orphan.isRemovable() ? "remove" : "keep",
        orphan.next().stream().findFirst().orElse("-"));
  }

  private void tell(Orphan orphan) {
    StringBuilder line = new StringBuilder("* ");
    line.append(SafeText.line(orphan.name())).append(": ").append(SafeText.line(orphan.why()));
    orphan.next().stream().skip(1).forEach(next -> line.append("; then ").append(next));
    terminal.say(line.toString());
  }

  @Override
  public void removed(Orphan orphan) {
    String line = SafeText.line(orphan.name() + ": " + orphan.why());
    if (orphan.fate() == Orphan.Fate.REMOVED) {
      terminal.tell(line);
    } else {
      terminal.say(line);
    }
  }

  @Override
  public void ended(Orphans orphans) {}

  private String ago(Instant then) {
    Duration since = Duration.between(then, now);
    return since.isNegative() ? then.toString() : Durations.words(since) + " ago";
  }
}
