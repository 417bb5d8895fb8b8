package dev.carbon.cli.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.job.OwnJob;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.BackendKind;
import dev.carbon.train.Orphan;
import dev.carbon.train.Orphans;
import dev.carbon.train.RunState;
import java.util.Locale;

/** Orphans as one document: the keys of {@code carbon jobs}, and what becomes of each. */
record OrphansJson(DocumentPrinter printer) implements OrphansView {
  @Override
  public void found(Orphans orphans) {}

  @Override
  public void removed(Orphan orphan) {}

  @Override
  public void ended(Orphans orphans) {
    ObjectNode document = JsonDocument.create();
    ArrayNode entries = document.putArray("runs");
    orphans.found().forEach(orphan -> fill(entries.addObject(), orphan));
    document.put("tended", orphans.tended());
    FoundRunsJson.fillUnanswered(document, orphans.unanswered());
    printer.print(document);
  }

  private static void fill(ObjectNode entry, Orphan orphan) {
    entry.put("run", orphan.run().value());
    entry.put(
        "state", orphan.job().map(job -> RunState.of(job.state())).orElse(RunState.UNKNOWN).name());
    entry.put("backend", BackendKind.VERTEX.word());
    entry.put("rehearsal", false);
    entry.put("region", orphan.location().id());
    JsonDocument.put(entry, "job", orphan.job().map(OwnJob::handle).map(job -> job.name()));
    JsonDocument.put(entry, "bucket", orphan.bucket().map(bucket -> bucket.name().value()));
    entry.put("startedAt", orphan.since().toString());
    entry.putNull("endedAt");
    ArrayNode exists = entry.putArray("exists");
    if (orphan.fate() != Orphan.Fate.REMOVED) {
      orphan.job().ifPresent(job -> exists.add("job"));
      orphan.bucket().ifPresent(bucket -> exists.add("bucket"));
    }
    JsonDocument.put(
        entry, "costPerHourUsd", orphan.costPerHour().map(price -> price.amount().value()));
    JsonDocument.put(entry, "next", orphan.next().stream().findFirst());
    entry.putArray("differences");
    entry.put("fate", orphan.fate().name().toLowerCase(Locale.ROOT));
    entry.put("why", SafeText.line(orphan.why()));
  }
}
