package dev.carbon.cli.regions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.placement.Ranking;

/** The ranking as a document. */
final class RegionsJson implements RegionsView {
  private final DocumentPrinter printer;

  RegionsJson(DocumentPrinter printer) {
    this.printer = printer;
  }

  @Override
  public void show(Ranking ranking) {
    ObjectNode document = JsonDocument.create();
    RankingJson.putKind(document, ranking.kind());
    RankingJson.putRanking(document, ranking);
    RankingJson.putNotes(document, ranking.notes());
    printer.print(document);
  }
}
