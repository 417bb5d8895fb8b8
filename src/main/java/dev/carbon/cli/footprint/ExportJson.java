package dev.carbon.cli.footprint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.export.ExportQuestion;
import dev.carbon.export.ExportedFootprint;
import dev.carbon.export.Grouping;
import dev.carbon.export.OwnMonth;
import dev.carbon.export.OwnRuns;
import dev.carbon.export.Scopes;
import dev.carbon.footprint.Embodied;
import dev.carbon.terminal.SafeText;
import dev.carbon.unit.Kilograms;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/** The export as a document: the keys that {@code carbon help json} lists. */
record ExportJson(DocumentPrinter printer) implements ExportView {
  private static final String UNIT = "kg CO2e";
  private static final String MONTHS = "months";
  private static final String GROUPS = "groups";

  /** The list that has what was asked for. */
  static String list(ExportQuestion question) {
    return question.grouping() == Grouping.MONTH ? MONTHS : GROUPS;
  }

  @Override
  public void show(ExportedFootprint exported, OwnRuns own, ExportRemarks remarks) {
    ExportQuestion question = exported.question();
    ObjectNode document = JsonDocument.create();
    document.put("table", question.table().toString());
    document.put("project", question.project());
    document.put("by", question.grouping().word());
    document.put("unit", UNIT);
    document.put("since", question.months().first().toString());
    document.put("until", question.months().last().toString());
    JsonDocument.put(
        document, "oldestModelVersion", exported.versions().map(each -> each.oldest()));
    JsonDocument.put(
        document, "newestModelVersion", exported.versions().map(each -> each.newest()));
    JsonDocument.put(document, "tableChangedAt", exported.changedAt().map(Instant::toString));
    document.put("unreadableHistories", own.unreadable());
    months(document.putArray(MONTHS), exported, own);
    if (question.grouping() != Grouping.MONTH) {
      groups(document.putArray(GROUPS), exported);
    }
    ArrayNode differences = document.putArray("differences");
    remarks.differences().forEach(differences::add);
    ArrayNode notes = document.putArray("notes");
    remarks.meaning().forEach(notes::add);
    remarks.doubts().forEach(notes::add);
    printer.print(document);
  }

  private static void months(ArrayNode list, ExportedFootprint exported, OwnRuns own) {
    for (YearMonth month : exported.question().months().all()) {
      Optional<Scopes> scopes = exported.of(month);
      ObjectNode entry = list.addObject();
      entry.put("month", month.toString());
      entry.put("exported", scopes.isPresent());
      put(entry, scopes.orElse(Scopes.UNKNOWN));
      put(entry.putObject("ofProject"), exported.ofProject(month).orElse(Scopes.UNKNOWN));
      put(entry.putObject("ours"), own.of(month));
    }
  }

  private static void groups(ArrayNode list, ExportedFootprint exported) {
    String key = exported.question().grouping().word();
    for (ExportedFootprint.Group group : exported.groups()) {
      ObjectNode entry = list.addObject();
      JsonDocument.put(entry, key, group.name().map(SafeText::line));
      entry.put("monthsWithFigures", group.months());
      put(entry, group.scopes());
    }
  }

  private static void put(ObjectNode entry, Scopes scopes) {
    put(entry, "scope1Kg", scopes.scope1());
    put(entry, "scope2LocationBasedKg", scopes.scope2Location());
    put(entry, "scope2MarketBasedKg", scopes.scope2Market());
    put(entry, "scope3Kg", scopes.scope3());
    put(entry, "totalLocationBasedKg", scopes.totalLocation());
  }

  /** Without a run nothing is known, since runs of other machines are not seen here. */
  private static void put(ObjectNode ours, Optional<OwnMonth> month) {
    put(ours, "operationalKg", month.flatMap(OwnMonth::operational).map(Kilograms::of));
    Optional<Embodied> embodied = month.flatMap(OwnMonth::embodied);
    ObjectNode range = ours.putObject("embodiedKg");
    put(range, "low", embodied.map(Embodied::low).map(Kilograms::of));
    put(range, "high", embodied.map(Embodied::high).map(Kilograms::of));
    ours.put("runs", month.map(OwnMonth::runs).orElse(0));
    ours.put("runsWithoutFigure", month.map(OwnMonth::runsWithoutFigure).orElse(0));
  }

  private static void put(ObjectNode entry, String key, Optional<Kilograms> kilograms) {
    JsonDocument.put(entry, key, kilograms.map(Kilograms::value));
  }
}
