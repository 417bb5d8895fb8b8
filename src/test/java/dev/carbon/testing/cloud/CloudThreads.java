package dev.carbon.testing.cloud;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** The few threads that a fake cloud has; none keeps the JVM alive. */
final class CloudThreads implements AutoCloseable {
  private static final int WORKERS = 8;

  private final ExecutorService workers;
  private final ScheduledExecutorService scheduler;

  CloudThreads() {
    ThreadFactory factory =
        new ThreadFactoryBuilder().setDaemon(true).setNameFormat("fake-cloud-%d").build();
    workers = Executors.newFixedThreadPool(WORKERS, factory);
    scheduler = Executors.newSingleThreadScheduledExecutor(factory);
  }

  ExecutorService workers() {
    return workers;
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    workers.shutdown();
  }
}
