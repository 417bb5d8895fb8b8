package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.protobuf.ByteString;
import dev.carbon.testing.cloud.storage.BucketStore;
import java.util.Map;
import java.util.Optional;

/** What a job does to the rest of the cloud: it runs, and leaves outputs. */
public final class JobEffects {
  private final BucketStore store;
  private final ContainerHost host;

  JobEffects(BucketStore store, ContainerHost host) {
    this.store = store;
    this.host = host;
  }

  JobRun start(CustomJob job) {
    return host.start(job);
  }

  /** Writes below the job's base output directory; a job without one leaves nothing. */
  void writeOutputs(CustomJob job, Map<String, ByteString> outputs) {
    Optional<GcsUri> base = baseOutput(job);
    base.ifPresent(
        uri ->
            outputs.forEach(
                (name, content) ->
                    store.plantObject(uri.bucket(), uri.child(name).object(), content)));
  }

  static Optional<GcsUri> baseOutput(CustomJob job) {
    String prefix = job.getJobSpec().getBaseOutputDirectory().getOutputUriPrefix();
    return prefix.isEmpty() ? Optional.empty() : Optional.of(GcsUri.parse(prefix));
  }
}
