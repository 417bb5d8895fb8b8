package dev.carbon.train;

import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.LedgerText;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes a run's history into its bucket, for a machine that has not got it. No run depends on
 * that: a fault is passed over, and a store that is slow is not waited for.
 */
final class ShadowCopy {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Stager stager;
  private final Duration patience;

  ShadowCopy(Stager stager) {
    this(stager, PATIENCE);
  }

  ShadowCopy(Stager stager, Duration patience) {
    this.stager = stager;
    this.patience = patience;
  }

  /**
   * Writes a copy of its own, named by how many records it holds; never over another. Returns when
   * it is there or the patience is over, and then nothing is being written any more.
   */
  void write(Bucket bucket, List<LedgerRecord> records) {
    ObjectName name = ObjectName.ledger(records.size());
    FutureTask<StoredObject> upload =
        new FutureTask<>(() -> stager.upload(bucket, name, LedgerText.write(records)));
    Thread thread = new Thread(upload, "shadow copy");
    thread.setDaemon(true);
    thread.start();
    try {
      StoredObject unused = upload.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      upload.cancel(true);
      Thread.currentThread().interrupt();
    } catch (TimeoutException | CancellationException e) {
      upload.cancel(true);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
    }
  }
}
