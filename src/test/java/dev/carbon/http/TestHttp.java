package dev.carbon.http;

import java.net.ProxySelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A {@link JsonHttp} as a test needs it: short timeouts, no waiting, and all it did on record. */
public final class TestHttp {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final RecordingPause pause = new RecordingPause();
  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

  /** With time enough for a server that is slow to start. */
  public JsonHttp client() {
    return client(ProxySelector.of(null), LONG, 10);
  }

  /** Gives up on a silent server soon enough for a test. */
  public JsonHttp impatientClient() {
    return client(ProxySelector.of(null), SHORT, 10);
  }

  /** Sends everything through that proxy. */
  public JsonHttp clientThrough(ProxySelector proxies) {
    return client(proxies, LONG, 0);
  }

  JsonHttp client(ProxySelector proxies, Duration timeout, int retries) {
    return new JsonHttp(
        proxies,
        trace::add,
        new Timeouts(timeout, timeout, timeout),
        new RetryPolicy(new RetryBudget(retries), pause, () -> 0.5));
  }

  public List<Duration> waits() {
    return pause.waits();
  }

  public List<String> trace() {
    return List.copyOf(trace);
  }
}
