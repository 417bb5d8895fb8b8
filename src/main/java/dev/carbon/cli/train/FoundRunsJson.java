package dev.carbon.cli.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.BackendKind;
import dev.carbon.train.FoundRun;
import dev.carbon.train.RunState;
import java.util.List;

/** Found runs as a document: the keys of {@code carbon jobs}, and whether each was recovered. */
record FoundRunsJson(DocumentPrinter printer) implements FoundRunsView {
  @Override
  public void show(List<FoundRun> found) {
    ObjectNode document = JsonDocument.create();
    ArrayNode entries = document.putArray("runs");
    for (FoundRun run : found) {
      ObjectNode entry = entries.addObject();
      run.summary()
          .ifPresentOrElse(summary -> JobsJson.fill(entry, summary), () -> fill(entry, run));
      entry.put("recovered", run.recovered());
    }
    printer.print(document);
  }

  /** Nothing is known of it but its bucket. */
  private static void fill(ObjectNode entry, FoundRun run) {
    entry.put("run", run.bucket().name().run().value());
    entry.put("state", RunState.UNKNOWN.name());
    entry.put("backend", BackendKind.VERTEX.word());
    entry.put("rehearsal", false);
    entry.put("region", run.bucket().location().id());
    entry.putNull("job");
    entry.put("bucket", run.bucket().name().value());
    entry.put("startedAt", run.bucket().createdAt().toString());
    entry.putNull("endedAt");
    entry.putArray("exists").add("bucket");
    entry.putNull("costPerHourUsd");
    entry.putNull("next");
    ArrayNode differences = entry.putArray("differences");
    run.obstacle().map(SafeText::line).ifPresent(differences::add);
  }
}
