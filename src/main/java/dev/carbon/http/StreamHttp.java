package dev.carbon.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Calls whose bodies are streamed and never held in memory: transfers. Unlike Java's own client it
 * gives up when a server stops reading, and when the thread is interrupted. It repeats nothing and
 * follows no redirect. Safe for concurrent calls.
 */
public final class StreamHttp {
  /** Connections that are kept open between calls: as many as transfers may go on at once. */
  private static final int IDLE_CONNECTIONS = 32;

  private static final int IDLE_SECONDS = 30;

  private final OkHttpClient client;

  /**
   * A client that uses the proxies of this process.
   *
   * @param connect the longest wait for a connection, per address
   * @param silence the longest time in which nothing of a body may move, in either direction
   */
  public StreamHttp(Duration connect, Duration silence) {
    client =
        new OkHttpClient.Builder()
            .socketFactory(PromptSockets.INSTANCE)
            // Several transfers over one HTTP/2 connection would share its window.
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
            .connectTimeout(connect)
            .readTimeout(silence)
            .writeTimeout(silence)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(Wire::hideRetryAfter)
            .proxySelector(ProxySelector.getDefault())
            .build();
  }

  /**
   * Sends one request and returns when the head of the answer is there, whatever its status.
   *
   * @param body for methods that have one; empty is a body of no bytes
   * @throws IOException when the connection breaks, or nothing moves for too long
   */
  public Reply send(String method, String url, List<Header> headers, @Nullable Body body)
      throws IOException {
    Request.Builder request = new Request.Builder().url(url);
    headers.forEach(header -> request.addHeader(header.name(), header.value()));
    request.method(method, body == null ? null : new Sent(body));
    return new Reply(client.newCall(request.build()).execute());
  }

  /** One line of a head. */
  public record Header(String name, String value) {}

  /** What is sent. */
  public interface Body {
    /** In bytes; -1 when that is not known. */
    long length();

    /** Writes all of it, once. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** An answer whose body is read as it comes; must be closed. */
  public static final class Reply implements AutoCloseable {
    private final Response response;
    private final List<Header> headers;

    private Reply(Response response) {
      this.response = response;
      this.headers =
          response.headers().names().stream()
              .flatMap(
                  name -> response.headers(name).stream().map(value -> new Header(name, value)))
              .toList();
    }

    public int status() {
      return response.code();
    }

    public String message() {
      return response.message();
    }

    public List<Header> headers() {
      return headers;
    }

    public InputStream content() {
      return response.body().byteStream();
    }

    @Override
    public void close() {
      response.close();
    }
  }

  /** Goes out once: whether it may go out again is for the caller to say. */
  private static final class Sent extends RequestBody {
    private final Body body;

    Sent(Body body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return body.length();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink.outputStream());
    }
  }
}
