package dev.carbon.cli.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.job.JobHandle;
import dev.carbon.staging.BucketName;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.RunSummary;
import java.time.Instant;
import java.util.List;

/** Runs as a document: the keys that {@code carbon help json} lists under jobs. */
record JobsJson(DocumentPrinter printer) implements JobsView {
  @Override
  public void show(List<RunSummary> runs) {
    ObjectNode document = JsonDocument.create();
    JsonDocument.putEach(document, "runs", runs, JobsJson::fill);
    printer.print(document);
  }

  static void fill(ObjectNode entry, RunSummary run) {
    Leftovers leftovers = Leftovers.of(run);
    entry.put("run", run.run().value());
    entry.put("state", run.state().name());
    entry.put("backend", run.backend().word());
    entry.put("rehearsal", run.backend().isRehearsal());
    entry.put("region", run.region());
    ObjectNode labels = entry.putObject("labels");
    run.labels().forEach(labels::put);
    JsonDocument.put(entry, "job", run.job().map(JobHandle::name));
    JsonDocument.put(entry, "bucket", run.bucket().map(BucketName::value));
    entry.put("startedAt", run.startedAt().toString());
    JsonDocument.put(entry, "endedAt", run.endedAt().map(Instant::toString));
    ArrayNode exists = entry.putArray("exists");
    leftovers.exists().forEach(exists::add);
    JsonDocument.put(
        entry, "costPerHourUsd", run.costPerHour().map(price -> price.amount().value()));
    JsonDocument.put(entry, "next", leftovers.first());
    ArrayNode differences = entry.putArray("differences");
    run.differences().stream().map(SafeText::line).forEach(differences::add);
  }
}
