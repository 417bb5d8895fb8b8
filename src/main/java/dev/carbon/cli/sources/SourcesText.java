package dev.carbon.cli.sources;

import dev.carbon.intensity.Accounting;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The sources as a table; below it what is too long for a column. */
final class SourcesText implements SourcesView {
  private final Terminal terminal;
  private final int publicRegions;
  private final Instant now;

  /**
   * @param now against which ages are told
   */
  SourcesText(Terminal terminal, int publicRegions, Instant now) {
    this.terminal = terminal;
    this.publicRegions = publicRegions;
    this.now = now;
  }

  @Override
  public void show(List<SourceFacts> sources) {
    print(kinds(sources));
    terminal.result("");
    print(licences(sources));
    List<SourceFacts> locked =
        sources.stream().filter(source -> source.howToEnable().isPresent()).toList();
    if (!locked.isEmpty()) {
      terminal.result("");
      print(waysToEnable(locked));
    }
    terminal.tell("");
    terminal.tell("Regions: for how many of the " + publicRegions + " it knows the grid.");
    terminal.tell("Last success: the newest figure of it that is kept on this machine.");
    terminal.tell("One more is a file of your own: --source file:TRACE.csv with --at TIME.");
  }

  private Table kinds(List<SourceFacts> sources) {
    Table table = new Table().words("SOURCE").words("KEY").words("SIGNAL").words("ACCOUNTING");
    table.numbers("REGIONS").words("FORECAST").words("LAST SUCCESS");
    sources.forEach(source -> table.row(cells(source)));
    return table;
  }

  private static Table licences(List<SourceFacts> sources) {
    Table table = new Table().words("SOURCE").words("LICENCE");
    sources.forEach(source -> table.row(source.name(), source.profile().licence()));
    return table;
  }

  private static Table waysToEnable(List<SourceFacts> locked) {
    Table table = new Table().words("SOURCE").words("HOW TO ENABLE IT");
    locked.forEach(source -> table.row(source.name(), source.howToEnable().orElseThrow()));
    return table;
  }

  private void print(Table table) {
    table.lines(terminal.resultStyle()::bold).forEach(terminal::result);
  }

  private String[] cells(SourceFacts source) {
    return new String[] {
      source.name(),
      source.key().inWords(),
      source.signal().word(),
      String.join(", ", source.accounting().stream().map(Accounting::word).toList()),
      Long.toString(source.regions()),
      source.profile().forecasts() ? "yes" : "no",
      source.isLocal() ? "-" : source.lastSuccess().map(this::age).orElse("never")
    };
  }

  private String age(Instant success) {
    Duration age = Duration.between(success, now);
    return Durations.words(age.isNegative() ? Duration.ZERO : age) + " ago";
  }
}
