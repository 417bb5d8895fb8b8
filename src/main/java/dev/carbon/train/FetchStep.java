package dev.carbon.train;

import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputFetcher;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.Stager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings home whatever lies in the bucket and was not put there by carbon. */
final class FetchStep {
  private final Stager stager;
  private final RunLedger ledger;
  private final TrainListener listener;

  FetchStep(Stager stager, RunLedger ledger, TrainListener listener) {
    this.stager = stager;
    this.ledger = ledger;
    this.listener = listener;
  }

  /** The outputs, each proven to be at home; fails as {@link OutputFetcher#fetch} does. */
  List<OutputFile> fetch(Bucket bucket, Set<ObjectName> ownObjects, Path directory) {
    List<OutputFile> files =
        new OutputFetcher(stager, directory)
            .fetch(bucket, name -> !ownObjects.contains(name), this::record);
    ledger.append(RecordType.VERIFIED, Map.of("files", Integer.toString(files.size())));
    return files;
  }

  private void record(OutputFile file) {
    ledger.append(
        RecordType.FETCH_OK,
        Map.of(
            "path", file.path(),
            "object", file.object().name().value(),
            "bytes", Long.toString(file.object().bytes()),
            "crc32c", file.object().crc32c().base64(),
            "generation", Long.toString(file.object().generation())));
    listener.fetched(file);
  }
}
