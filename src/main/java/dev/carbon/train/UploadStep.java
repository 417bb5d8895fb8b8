package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.Bootstrap;
import dev.carbon.job.Code;
import dev.carbon.job.Manifest;
import dev.carbon.job.StagedCode;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.Crew;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.TransferListener;
import dev.carbon.staging.Upload;
import dev.carbon.staging.Uploader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the code, the bootstrap that starts it and what it starts from into the bucket. */
final class UploadStep {
  private final RunContext context;
  private final Stager stager;
  private final RunLedger ledger;

  UploadStep(RunContext context) {
    this.context = context;
    this.stager = context.backend().stager();
    this.ledger = context.ledger();
  }

  /**
   * The code as it lies in the bucket; empty when there is none. The standing knows of each object.
   */
  Optional<StagedCode> upload(Bucket bucket) {
    TrainRequest request = context.plan().request();
    Code code = request.code();
    Optional<Checkpoints> saved = request.outputs().resumeFrom();
    List<Upload> uploads = new ArrayList<>(code.uploads());
    saved.ifPresent(each -> uploads.addAll(each.uploads()));
    if (uploads.isEmpty() && saved.isEmpty()) {
      return Optional.empty();
    }
    String manifest = Manifest.of(code.files()).sha256();
    ledger.append(
        RecordType.UPLOAD_INTENT,
        Map.of(
            "files", Integer.toString(uploads.size()),
            "manifestSha256", manifest,
            "bucket", bucket.name().value()));
    new Uploader(stager).upload(bucket, uploads, new Progress());
    if (saved.isPresent() && saved.get() instanceof Checkpoints.Stored stored) {
      copy(bucket, stored);
    }
    return request.task().program().hasBootstrap()
        ? Optional.of(new StagedCode(ObjectName.input(Bootstrap.FILE_NAME), manifest))
        : Optional.empty();
  }

  /** Within the store, each compared by size and checksum. */
  private void copy(Bucket bucket, Checkpoints.Stored saved) {
    OutputStore store = context.backend().outputs().orElseThrow();
    new Crew("copy", stager.concurrency())
        .work(
            saved.objects(),
            object ->
                store.copy(saved.folder().bucket(), object, saved.target(bucket.name(), object)),
            new Progress()::done);
  }

  /** Writes down what has been uploaded, and ends the upload when carbon is asked to stop. */
  private final class Progress implements TransferListener<StoredObject> {
    @Override
    public void done(List<StoredObject> objects) {
      objects.forEach(context.standing()::uploaded);
      ledger.append(RecordType.UPLOAD_OK, ObjectFacts.of(objects));
    }

    @Override
    public void moved(long bytes, long totalBytes, int objects) {
      if (context.stop().reason().isPresent()) {
        throw new CarbonException(
            ErrorKind.INTERRUPTED, "stopped before the job was made; nothing was paid");
      }
      context.listener().uploading(bytes, totalBytes, objects);
    }
  }
}
