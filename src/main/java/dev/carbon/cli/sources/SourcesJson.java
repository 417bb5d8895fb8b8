package dev.carbon.cli.sources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import java.util.List;
import java.util.Locale;

/** The sources as a document. */
final class SourcesJson implements SourcesView {
  private final DocumentPrinter printer;

  SourcesJson(DocumentPrinter printer) {
    this.printer = printer;
  }

  @Override
  public void show(List<SourceFacts> sources) {
    ObjectNode document = JsonDocument.create();
    ArrayNode entries = document.putArray("sources");
    sources.forEach(source -> put(entries.addObject(), source));
    printer.print(document);
  }

  private static void put(ObjectNode json, SourceFacts source) {
    json.put("source", source.name());
    json.put("tier", source.profile().tier().name().toLowerCase(Locale.ROOT));
    json.put("key", source.key().word());
    json.put("signal", source.signal().word());
    ArrayNode accounting = json.putArray("accounting");
    source.accounting().forEach(each -> accounting.add(each.word()));
    json.put("regions", source.regions());
    json.put("forecast", source.profile().forecasts());
    JsonDocument.put(json, "lastSuccess", source.lastSuccess().map(Object::toString));
    json.put("licence", source.profile().licence());
    JsonDocument.put(json, "howToEnable", source.howToEnable());
  }
}
