package dev.carbon.train;

import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFetcher;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings home whatever lies in the bucket and was not put there by carbon. */
final class FetchStep {
  private final RunContext context;

  FetchStep(RunContext context) {
    this.context = context;
  }

  /**
   * Fetches until all outputs are proven to be at home; fails as {@link OutputFetcher#fetch} does.
   * The standing knows of each that is.
   */
  void fetch(Bucket bucket) {
    fetch(bucket, "");
  }

  /**
   * The same of a job whose region refused to go on: into a folder of the attempt, since the next
   * one writes files of the same names.
   */
  void fetchRefused(Bucket bucket) {
    boolean last = context.plan().backend().isRehearsal();
    fetch(bucket, last ? "" : "attempt-" + context.plan().attempt());
  }

  private void fetch(Bucket bucket, String subfolder) {
    Set<StoredObject> own = context.standing().uploaded();
    List<OutputFile> files =
        new OutputFetcher(
                context.backend().stager(), context.plan().home().orElseThrow().resolve(subfolder))
            .fetch(
                bucket,
                object -> object.name().isOutput() || !own.contains(object),
                file -> record(file.below(subfolder)));
    context.ledger().append(RecordType.VERIFIED, Map.of("files", Integer.toString(files.size())));
  }

  private void record(OutputFile file) {
    context
        .ledger()
        .append(
            RecordType.FETCH_OK,
            Map.of(
                "path", file.path(),
                "object", file.object().name().value(),
                "bytes", Long.toString(file.object().bytes()),
                "crc32c", file.object().crc32c().base64(),
                "generation", Long.toString(file.object().generation())));
    context.standing().fetched(file);
    context.listener().fetched(file);
  }
}
