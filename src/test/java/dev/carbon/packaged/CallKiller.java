package dev.carbon.packaged;

import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills one process from within the cloud, while it waits for the answer to a call. */
final class CallKiller implements CallListener {
  private final FakeGoogleCloud cloud;
  private final KillPoint point;
  private final CompletableFuture<Process> victim = new CompletableFuture<>();
  private final AtomicInteger seen = new AtomicInteger();
  private volatile int sequence;
  private volatile boolean resting;

  CallKiller(FakeGoogleCloud cloud, KillPoint point) {
    this.cloud = cloud;
    this.point = point;
  }

  /** Says which process it is; until then a call that is the point waits. */
  void victim(Process process) {
    victim.complete(process);
  }

  /** Other processes are none of its business. */
  void rest() {
    resting = true;
  }

  @Override
  public void received(RecordedCall call) {
    if (resting || !point.isOf(call.operation()) || seen.incrementAndGet() != point.number()) {
      return;
    }
    sequence = call.sequence();
    if (!point.after()) {
      // One that is delayed is on its way: it has its effect, whoever asked for it.
      if (cloud.script().delayOf(call.operation()).isZero()) {
        cloud.script().faultAtCall(sequence, Fault.drop());
      }
      kill(victim.join());
    }
  }

  @Override
  public void applied(RecordedCall call) {
    if (point.after() && call.sequence() == sequence) {
      kill(victim.join());
    }
  }

  /** At once, and so that nothing of it runs any more. */
  static void kill(Process process) {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
