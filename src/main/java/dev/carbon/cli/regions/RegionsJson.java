package dev.carbon.cli.regions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.placement.Ranking;
import dev.carbon.terminal.Terminal;

/** The ranking as a document. */
final class RegionsJson implements RegionsView {
  private final Terminal terminal;

  RegionsJson(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(Ranking ranking) {
    ObjectNode document = JsonDocument.create();
    RankingJson.putKind(document, ranking.kind());
    RankingJson.putRanking(document, ranking);
    terminal.result(JsonDocument.print(document));
  }
}
