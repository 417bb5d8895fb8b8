package dev.carbon.signal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Owns the signals of the process: the first one asks to stop, a second Ctrl-C halts at once.
 *
 * <p>The JVM's own way (shutdown hooks) runs beside the main thread and swallows a second Ctrl-C;
 * so the handler is set through {@code sun.misc.Signal}, by reflection because the compiler warns
 * of that class. Where it is missing, or a signal is ignored (as under nohup), the JVM's own way
 * stays.
 */
public final class Signals implements Stop {
  private final AtomicReference<@Nullable StopReason> reason = new AtomicReference<>();
  private volatile CountDownLatch asked = new CountDownLatch(1);

  /** Takes the signals over; called once, by what is about to run for long. */
  @Override
  public void listen() {
    for (StopReason each : StopReason.values()) {
      handle(each);
    }
  }

  @Override
  public Optional<StopReason> reason() {
    return Optional.ofNullable(reason.get());
  }

  @Override
  public void forget() {
    asked = new CountDownLatch(1);
    reason.set(null);
  }

  @Override
  public void pause(Duration time) {
    try {
      if (reason().isPresent()) {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
      } else {
        boolean unused = asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void raise(StopReason which) {
    boolean first = reason.compareAndSet(null, which);
    if (!first && which == StopReason.INTERRUPT) {
      Runtime.getRuntime().halt(which.exitCode());
    }
    reason.compareAndSet(StopReason.INTERRUPT, which);
    asked.countDown();
  }

  private void handle(StopReason which) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              handlerClass.getClassLoader(),
              new Class<?>[] {handlerClass},
              (proxy, method, arguments) -> answer(proxy, method, arguments, which));
      Object signal = signalClass.getConstructor(String.class).newInstance(which.signal());
      signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
    } catch (ReflectiveOperationException e) {
      // The JVM does not let us: Ctrl-C then ends it in its own way.
    }
  }

  private @Nullable Object answer(
      Object proxy, Method method, Object[] arguments, StopReason which) {
    return switch (method.getName()) {
      case "handle" -> {
        raise(which);
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "carbon's handler of SIG" + which.signal();
    };
  }
}
