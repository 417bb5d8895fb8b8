package dev.carbon.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ProxySelector;
import java.util.function.Consumer;

/**
 * Asks services for JSON: one connection pool for the whole program, strict timeouts, few retries,
 * no redirects. Make one and share it; it is safe for use by many threads and opens nothing before
 * the first call.
 */
public final class JsonHttp {
  private final Wire wire;
  private final RetryPolicy retries;
  private final ClockWatch watch;

  public JsonHttp(ProxySelector proxies) {
    this(proxies, line -> {});
  }

  /**
   * @param trace hears one line per try: method, address without query, status or "failed", and
   *     milliseconds; never a header. Called from the thread that makes the call
   */
  public JsonHttp(ProxySelector proxies, Consumer<String> trace) {
    this(proxies, trace, Timeouts.STANDARD, RetryPolicy.standard());
  }

  public JsonHttp(
      ProxySelector proxies, Consumer<String> trace, Timeouts timeouts, RetryPolicy retries) {
    this(new Wire(proxies, trace, timeouts), retries, ClockWatch.NONE);
  }

  private JsonHttp(Wire wire, RetryPolicy retries, ClockWatch watch) {
    this.wire = wire;
    this.retries = retries;
    this.watch = watch;
  }

  /** The same connections, whose answers say what time it is. */
  public JsonHttp with(ClockWatch newWatch) {
    return new JsonHttp(wire, retries, newWatch);
  }

  /** The same connections with a retry budget of its own: one for each survey. */
  public JsonHttp with(RetryBudget budget) {
    return new JsonHttp(wire, retries.with(budget), watch);
  }

  /**
   * Asks, and asks again at most twice on 408, 429, 5xx, a broken connection and a garbled answer.
   * Blocks for at most the call timeout (20 s) a try, and 30 s between tries.
   *
   * @return the answer when it is JSON and its status 2xx or 4xx; what a 4xx means is the caller's
   *     to say
   * @throws dev.carbon.error.CarbonException UPSTREAM for everything else, with one line that names
   *     the host and why; INTERRUPTED when the thread was interrupted; CONFIGURATION when the clock
   *     of this machine is wrong
   */
  public JsonReply get(JsonRequest request) {
    return ask(request);
  }

  /**
   * The same with a document that is sent along, as a POST. It must be a question that changes
   * nothing at the service: it is repeated as a GET is.
   */
  public JsonReply post(JsonRequest request, JsonNode question) {
    return ask(request.posting(question));
  }

  private JsonReply ask(JsonRequest request) {
    for (int tries = 1; ; tries++) {
      Attempt attempt = wire.attempt(request);
      if (attempt instanceof Attempt.Answered answered) {
        answered.reply().serverDate().ifPresent(date -> watch.see(request.host(), date));
        return answered.reply();
      }
      retries.awaitNextTry(tries, (Attempt.Failed) attempt);
    }
  }
}
