package dev.carbon.cli.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.region.Location;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.BackendKind;
import dev.carbon.train.FoundRun;
import dev.carbon.train.Recovered;
import dev.carbon.train.RunState;
import java.util.Map;

/** Found runs as a document: the keys of {@code carbon jobs}, and whether each was recovered. */
record FoundRunsJson(DocumentPrinter printer) implements FoundRunsView {
  @Override
  public void show(Recovered recovered) {
    ObjectNode document = JsonDocument.create();
    ArrayNode entries = document.putArray("runs");
    for (FoundRun run : recovered.runs()) {
      ObjectNode entry = entries.addObject();
      run.summary()
          .ifPresentOrElse(summary -> JobsJson.fill(entry, summary), () -> fill(entry, run));
      entry.put("recovered", run.recovered().isPresent());
    }
    fillUnanswered(document, recovered.unanswered());
    printer.print(document);
  }

  /** The regions of which nobody knows whether jobs live there. */
  static void fillUnanswered(ObjectNode document, Map<Location, String> unanswered) {
    ArrayNode regions = document.putArray("unanswered");
    unanswered.forEach(
        (region, why) ->
            regions.addObject().put("region", region.id()).put("message", SafeText.line(why)));
  }

  /** Nothing is known of it but what the cloud lists. */
  private static void fill(ObjectNode entry, FoundRun run) {
    entry.put("run", run.run().value());
    entry.put("state", RunState.UNKNOWN.name());
    entry.put("backend", BackendKind.VERTEX.word());
    entry.put("rehearsal", false);
    entry.put("region", run.region());
    JsonDocument.put(entry, "job", run.liveJobs().stream().findFirst().map(j -> j.handle().name()));
    JsonDocument.put(entry, "bucket", run.bucket().map(bucket -> bucket.name().value()));
    entry.put("startedAt", run.since().toString());
    entry.putNull("endedAt");
    ArrayNode exists = entry.putArray("exists");
    run.liveJobs().stream().limit(1).forEach(job -> exists.add("job"));
    run.bucket().ifPresent(bucket -> exists.add("bucket"));
    entry.putNull("costPerHourUsd");
    entry.putNull("next");
    ArrayNode differences = entry.putArray("differences");
    run.obstacle().map(SafeText::line).ifPresent(differences::add);
  }
}
