package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.LedgerText;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Reads the newest copy of a history that lies in a run's bucket; whoever wrote it. */
record LedgerCopy(Stager stager) {
  /** Far more than the longest history. */
  private static final long LARGEST_BYTES = 64L << 20;

  /**
   * What the copy claims.
   *
   * @throws CarbonException CONFIGURATION when there is none, or it is damaged; UPSTREAM or
   *     CREDENTIALS when it cannot be fetched
   */
  List<LedgerRecord> read(Bucket bucket) {
    StoredObject copy =
        stager.list(bucket).stream()
            .filter(object -> object.name().ledgerRecords().isPresent())
            .filter(object -> object.bytes() <= LARGEST_BYTES)
            .max(Comparator.comparing(object -> object.name().ledgerRecords().getAsInt()))
            .orElseThrow(
                () ->
                    new CarbonException(
                        ErrorKind.CONFIGURATION, "the bucket holds no copy of its history"));
    return LedgerText.read(copy.name().value(), content(bucket, copy));
  }

  private byte[] content(Bucket bucket, StoredObject copy) {
    try {
      Path folder = Files.createTempDirectory("carbon-recover-");
      Path file = folder.resolve("ledger");
      try {
        stager.download(bucket, copy, file);
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "could not keep the copy of the history for a while", null, e);
    }
  }
}
