package dev.carbon.cli.regions;

import dev.carbon.cli.DataText;
import dev.carbon.cli.RankingRemarks;
import dev.carbon.cli.RankingText;
import dev.carbon.region.RegionId;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.Wrapped;
import java.util.List;
import java.util.stream.Collectors;

/** The ranking as a table. */
final class RegionsText implements RegionsView {
  private final Terminal terminal;
  private final double feePercent;

  /**
   * @param feePercent that the prices have on top of the listed ones
   */
  RegionsText(Terminal terminal, double feePercent) {
    this.terminal = terminal;
    this.feePercent = feePercent;
  }

  @Override
  public void show(RegionsAnswer answer) {
    RankingText.lines(answer.ranking(), terminal).forEach(terminal::result);
    terminal.tell("");
    answer.ranking().data().ifPresent(data -> terminal.tell(DataText.legend(data)));
    new RankingRemarks(answer.ranking(), feePercent).lines().forEach(terminal::tell);
    if (!answer.notConsidered().isEmpty()) {
      tellWhoIsMissing(answer.notConsidered());
    }
  }

  private void tellWhoIsMissing(List<RegionId> regions) {
    String names = regions.stream().map(RegionId::value).collect(Collectors.joining(", "));
    Wrapped.lines("Not among --regions: " + names, terminal.conversationWidth())
        .forEach(terminal::tell);
  }
}
