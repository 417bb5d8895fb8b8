package dev.carbon.cli.regions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.cli.WorkersJson;
import dev.carbon.placement.PlacementRequest;

/** The ranking as a document. */
final class RegionsJson implements RegionsView {
  private final DocumentPrinter printer;

  RegionsJson(DocumentPrinter printer) {
    this.printer = printer;
  }

  @Override
  public void show(RegionsAnswer answer) {
    ObjectNode document = JsonDocument.create();
    RankingJson.putKind(document, answer.ranking().kind());
    putRequest(document, answer.request());
    RankingJson.putRanking(document, answer.ranking());
    ArrayNode notConsidered = document.putArray("notConsidered");
    answer.notConsidered().forEach(region -> notConsidered.add(region.value()));
    RankingJson.putNotes(document, answer.ranking().notes());
    printer.print(document);
  }

  private static void putRequest(ObjectNode document, PlacementRequest request) {
    document
        .putObject("preference")
        .put("carbon", RankingJson.rounded(request.preference().carbon()))
        .put("price", RankingJson.rounded(request.preference().price()));
    WorkersJson.put(document, request.workers());
  }
}
