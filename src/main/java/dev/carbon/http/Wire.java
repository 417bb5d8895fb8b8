package dev.carbon.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Makes one try of a call over the one OkHttp client, which is not built before the first. */
final class Wire {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final Timeouts timeouts;
  private final ProxySelector proxies;
  private final Consumer<String> trace;
  private @Nullable OkHttpClient client;

  Wire(ProxySelector proxies, Consumer<String> trace, Timeouts timeouts) {
    this.timeouts = timeouts;
    this.proxies = proxies;
    this.trace = trace;
  }

  /** Blocks until the whole answer is read, for at most the call timeout. */
  Attempt attempt(JsonRequest request) {
    long start = System.nanoTime();
    String outcome = "failed";
    try (Response response = answer(client().newCall(toOkHttp(request)))) {
      outcome = Integer.toString(response.code());
      return ReplyReader.read(request, response);
    } catch (IOException e) {
      return NetworkFailure.explain(route(request), e);
    } finally {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      trace.accept(request + " " + outcome + " " + millis + " ms");
    }
  }

  /**
   * OkHttp looks at some of what a server sends no earlier than it makes the answer of it, and then
   * throws what it throws at a mistake of the program.
   */
  private static Response answer(Call call) throws IOException {
    try {
      return call.execute();
    } catch (IllegalArgumentException | IllegalStateException e) {
      // Without its cause: that quotes what the server sent.
      throw new ProtocolException("the answer has an impossible head");
    }
  }

  /** The host, and the proxy in front of it: either may be what failed. */
  private String route(JsonRequest request) {
    return proxies.select(request.uri()).stream()
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .map(proxy -> " through the proxy " + proxy.getHostString() + ":" + proxy.getPort())
        .findFirst()
        .map(request.host()::concat)
        .orElse(request.host());
  }

  private static Request toOkHttp(JsonRequest request) {
    Request.Builder builder =
        new Request.Builder()
            .url(request.uri().toString())
            .header("Accept", "application/json")
            .header("User-Agent", "carbon");
    request.body().ifPresent(json -> builder.post(RequestBody.create(json, JSON)));
    request.headers().forEach((name, secret) -> builder.header(name, secret.reveal()));
    return builder.build();
  }

  private synchronized OkHttpClient client() {
    if (client == null) {
      client = build();
    }
    return client;
  }

  private OkHttpClient build() {
    return new OkHttpClient.Builder()
        .socketFactory(PromptSockets.INSTANCE)
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.read())
        .writeTimeout(timeouts.read())
        .callTimeout(timeouts.call())
        // OkHttp would send a header like "auth-token" along to whatever host it is sent to.
        .followRedirects(false)
        .followSslRedirects(false)
        // Retries live in RetryPolicy alone.
        .retryOnConnectionFailure(false)
        .addNetworkInterceptor(Wire::hideRetryAfter)
        .proxySelector(proxies)
        .build();
  }

  /** OkHttp repeats a 503 with "Retry-After: 0" whatever its settings, unless it cannot see it. */
  static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String value = response.header("Retry-After");
    if (value == null) {
      return response;
    }
    Headers headers =
        response
            .headers()
            .newBuilder()
            .removeAll("Retry-After")
            // A server may write anything there: what is no wait is told from one later.
            .addUnsafeNonAscii(ReplyReader.RETRY_AFTER, value)
            .build();
    return response.newBuilder().headers(headers).build();
  }
}
