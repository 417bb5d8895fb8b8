package dev.carbon.staging;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it heard of a transfer. */
final class HeardTransfer<T> implements TransferListener<T> {
  final List<T> done;
  final List<Long> moved = new ArrayList<>();
  final List<String> threads = new ArrayList<>();

  HeardTransfer(List<T> done) {
    this.done = done;
  }

  @Override
  public void done(List<T> objects) {
    threads.add(Thread.currentThread().getName());
    done.addAll(objects);
  }

  @Override
  public void moved(long bytes, long totalBytes, int objects) {
    threads.add(Thread.currentThread().getName());
    moved.add(bytes);
  }
}
