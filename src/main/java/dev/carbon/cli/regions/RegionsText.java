package dev.carbon.cli.regions;

import dev.carbon.cli.DataText;
import dev.carbon.cli.RankingText;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Terminal;

/** The ranking as a table. */
final class RegionsText implements RegionsView {
  private final Terminal terminal;

  RegionsText(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(Ranking ranking) {
    Style style = terminal.resultStyle();
    RankingText.lines(ranking, terminal.resultIsTerminal(), style).forEach(terminal::result);
    terminal.tell("");
    terminal.tell(
        RankingText.kind(
            ranking.kind(),
            ranking.ranked().stream().map(RankedRegion::intensity).toList(),
            ranking.rankedAt()));
    terminal.tell("Effective = g/kWh x PUE. CFE: Google's carbon-free energy, never used to rank.");
    ranking.data().ifPresent(data -> terminal.tell(DataText.legend(data)));
    ranking.notes().forEach(note -> terminal.tell("Note: " + note));
  }
}
