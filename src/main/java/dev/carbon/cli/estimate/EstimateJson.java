package dev.carbon.cli.estimate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.FootprintJson;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.cli.WorkersJson;
import dev.carbon.placement.Estimate;
import dev.carbon.placement.Estimates;

/** The estimates as a document. */
final class EstimateJson implements EstimateView {
  private final DocumentPrinter printer;

  EstimateJson(DocumentPrinter printer) {
    this.printer = printer;
  }

  @Override
  public void show(Estimates estimates) {
    ObjectNode document = JsonDocument.create();
    RankingJson.putKind(document, estimates.ranking().kind());
    putJob(document, estimates);
    RankingJson.putData(document, estimates.ranking());
    ArrayNode list = document.putArray("estimates");
    estimates.regions().forEach(estimate -> put(list.addObject(), estimate));
    RankingJson.putExcluded(document, estimates.ranking());
    JsonDocument.put(
        document, "ratioWorstToBest", estimates.ratioWorstToBest().map(RankingJson::rounded));
    RankingJson.putNotes(document, estimates.ranking().notes());
    printer.print(document);
  }

  private static void putJob(ObjectNode document, Estimates estimates) {
    document.put("hours", estimates.hours());
    WorkersJson.put(document, estimates.workers());
  }

  private static void put(ObjectNode entry, Estimate estimate) {
    entry.put("rank", estimate.ranked().rank());
    entry.put("region", estimate.ranked().region().id().value());
    FootprintJson.put(entry, estimate.footprint());
    JsonDocument.put(entry, "spotCostUsd", estimate.spotCost().map(cost -> cost.value()));
    JsonDocument.put(entry, "priceDate", estimate.priceDate().map(date -> date.toString()));
    JsonDocument.put(entry, "priceDoubt", estimate.ranked().candidate().price().doubt());
    RankingJson.putTransfer(entry, estimate.ranked());
  }
}
