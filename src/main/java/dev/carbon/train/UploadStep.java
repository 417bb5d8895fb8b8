package dev.carbon.train;

import dev.carbon.job.Bootstrap;
import dev.carbon.job.Code;
import dev.carbon.job.Manifest;
import dev.carbon.job.StagedCode;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
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
    List<Upload> uploads = new ArrayList<>(code.uploads());
    request.outputs().resumeFrom().ifPresent(saved -> uploads.addAll(saved.uploads()));
    if (uploads.isEmpty()) {
      return Optional.empty();
    }
    String manifest = Manifest.of(code.files()).sha256();
    ledger.append(
        RecordType.UPLOAD_INTENT,
        Map.of(
            "files", Integer.toString(uploads.size()),
            "manifestSha256", manifest,
            "bucket", bucket.name().value()));
    for (Upload upload : uploads) {
      record(stager.upload(bucket, upload, bytes -> {}));
    }
    return request.task().program().hasBootstrap()
        ? Optional.of(new StagedCode(ObjectName.input(Bootstrap.FILE_NAME), manifest))
        : Optional.empty();
  }

  private void record(StoredObject object) {
    ledger.append(
        RecordType.UPLOAD_OK,
        Map.of(
            "object", object.name().value(),
            "bytes", Long.toString(object.bytes()),
            "crc32c", object.crc32c().base64(),
            "generation", Long.toString(object.generation())));
    context.standing().uploaded(object);
  }
}
