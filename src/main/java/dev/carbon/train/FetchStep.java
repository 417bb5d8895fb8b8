package dev.carbon.train;

import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFetcher;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.TransferListener;
import java.util.HashMap;
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
    Set<StoredObject> own = context.standing().uploaded();
    List<OutputFile> files =
        new OutputFetcher(context.backend().stager(), context.plan().home().orElseThrow())
            .fetch(bucket, object -> !own.contains(object), new Progress());
    context.ledger().append(RecordType.VERIFIED, Map.of("files", Integer.toString(files.size())));
    context.listener().broughtHome(files);
  }

  private Map<String, String> facts(List<OutputFile> files) {
    Map<String, String> facts =
        new HashMap<>(ObjectFacts.of(files.stream().map(OutputFile::object).toList()));
    for (int i = 0; i < files.size(); i++) {
      facts.put("path" + ObjectFacts.number(i), files.get(i).path());
    }
    return facts;
  }

  /** Writes down what has come home. */
  private final class Progress implements TransferListener<OutputFile> {
    @Override
    public void done(List<OutputFile> files) {
      context.ledger().append(RecordType.FETCH_OK, facts(files));
      for (OutputFile file : files) {
        context.standing().fetched(file);
        context.listener().fetched(file);
      }
    }

    @Override
    public void moved(long bytes, long totalBytes, int objects) {
      context.listener().fetching(bytes, totalBytes, objects);
    }
  }
}
