package dev.carbon.staging;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes many objects at once. When it returns all are written and verified; when it throws nothing
 * is written any more.
 */
public final class Uploader {
  private final Stager stager;

  public Uploader(Stager stager) {
    this.stager = stager;
  }

  /**
   * Uploads all; fails as {@link Stager#upload} does, with the first failure. What was written
   * until then stays, and the listener may not have heard of all of it.
   */
  public void upload(Bucket bucket, List<Upload> uploads, TransferListener<StoredObject> listener) {
    long total = uploads.stream().mapToLong(Upload::bytes).sum();
    AtomicLong moved = new AtomicLong();
    Runnable tick = () -> listener.moved(Math.min(moved.get(), total), total, uploads.size());
    new Crew("upload", stager.concurrency(), tick)
        .work(uploads, upload -> stager.upload(bucket, upload, moved::addAndGet), listener::done);
  }
}
