package dev.carbon.testing.cloud.script;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Takes each call through the script: recorded, delayed, failed or done, answered. */
public final class CallPlayer {
  private final CloudScript script;
  private final CallLog log;
  private final ScheduledExecutorService scheduler;

  public CallPlayer(CloudScript script, CallLog log, ScheduledExecutorService scheduler) {
    this.script = script;
    this.log = log;
    this.scheduler = scheduler;
  }

  public <T> void play(
      String service,
      String operation,
      Map<String, String> detail,
      Supplier<T> effect,
      Reply<T> reply) {
    RecordedCall call = log.record(service, operation, detail);
    Optional<Fault> fault = script.takeFault(call);
    Duration delay = script.delayOf(operation);
    if (delay.isZero()) {
      act(call, fault, effect, reply);
      return;
    }
    var unused =
        scheduler.schedule(
            () -> act(call, fault, effect, reply), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private <T> void act(
      RecordedCall call, Optional<Fault> fault, Supplier<T> effect, Reply<T> reply) {
    if (fault.filter(Fault::isBeforeEffect).isPresent()) {
      reply.fail(fault.get());
      return;
    }
    T result;
    try {
      result = effect.get();
    } catch (RuntimeException refusal) {
      reply.refuse(refusal);
      return;
    }
    log.applied(call);
    fault.ifPresentOrElse(reply::fail, () -> reply.answer(result));
  }
}
