package dev.carbon.train;

import dev.carbon.job.Bootstrap;
import dev.carbon.job.StagedCode;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import java.util.Map;
import java.util.Set;

/** Puts the script and the bootstrap that starts it into the bucket. */
final class UploadStep {
  private final Stager stager;
  private final RunLedger ledger;

  UploadStep(Stager stager, RunLedger ledger) {
    this.stager = stager;
    this.ledger = ledger;
  }

  StagedCode upload(Bucket bucket, Script script) {
    ObjectName scriptName = ObjectName.input(script.fileName());
    ObjectName bootstrapName = ObjectName.input(Bootstrap.FILE_NAME);
    ledger.append(
        RecordType.UPLOAD_INTENT,
        Map.of(
            "script",
            scriptName.value(),
            "sha256",
            script.sha256(),
            "bucket",
            bucket.name().value()));
    record(stager.upload(bucket, bootstrapName, Bootstrap.content()));
    record(stager.upload(bucket, scriptName, script.content()));
    return new StagedCode(scriptName, bootstrapName, script.sha256());
  }

  /** The objects that carbon itself writes: they are no outputs, and may always be deleted. */
  static Set<ObjectName> ownObjects(Script script) {
    return Set.of(ObjectName.input(script.fileName()), ObjectName.input(Bootstrap.FILE_NAME));
  }

  private void record(StoredObject object) {
    ledger.append(
        RecordType.UPLOAD_OK,
        Map.of(
            "object", object.name().value(),
            "crc32c", object.crc32c().base64(),
            "generation", Long.toString(object.generation())));
  }
}
