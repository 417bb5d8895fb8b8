package dev.carbon.staging.gcs;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import dev.carbon.http.StreamHttp;
import dev.carbon.http.StreamHttp.Header;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Carries the calls of Google's client over carbon's HTTP: that one has a limit for writing too,
 * and can be interrupted.
 */
final class StorageTransport extends HttpTransport {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final StreamHttp http;

  StorageTransport(StreamHttp http) {
    this.http = http;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Request(method, url);
  }

  /** Google's client repeats a call only after the exceptions that Java's own HTTP throws. */
  private static IOException asGoogleKnowsIt(IOException e) {
    if (e instanceof java.io.InterruptedIOException
        || e instanceof SocketException
        || e instanceof SSLException
        || e instanceof UnknownHostException) {
      return e;
    }
    SocketException broken = new SocketException(e.getMessage());
    broken.initCause(e);
    return broken;
  }

  /** One call. */
  private final class Request extends LowLevelHttpRequest {
    private final String method;
    private final String url;
    private final List<Header> headers = new ArrayList<>();

    Request(String method, String url) {
      this.method = method;
      this.url = url;
    }

    @Override
    public void addHeader(String name, String value) {
      headers.add(new Header(name, value));
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      addUnlessNull("Content-Type", getContentType());
      addUnlessNull("Content-Encoding", getContentEncoding());
      try {
        return new Response(http.send(method, url, headers, body()));
      } catch (IOException e) {
        throw asGoogleKnowsIt(e);
      }
    }

    private void addUnlessNull(String name, @Nullable String value) {
      if (value != null) {
        addHeader(name, value);
      }
    }

    private StreamHttp.@Nullable Body body() {
      if (getStreamingContent() == null) {
        return WITH_BODY.contains(method) ? new Body(out -> {}, 0) : null;
      }
      return new Body(out -> getStreamingContent().writeTo(out), getContentLength());
    }
  }

  /** What Google's client writes. */
  private record Body(Writing content, long length) implements StreamHttp.Body {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      content.writeTo(out);
    }
  }

  /** Writes a body; Google's own interface for that is deprecated. */
  private interface Writing {
    void writeTo(OutputStream out) throws IOException;
  }

  /** One answer, as Google's client reads it. */
  private static final class Response extends LowLevelHttpResponse {
    private final StreamHttp.Reply reply;

    Response(StreamHttp.Reply reply) {
      this.reply = reply;
    }

    @Override
    public InputStream getContent() {
      return new Content(reply.content());
    }

    @Override
    public @Nullable String getContentEncoding() {
      return header("Content-Encoding");
    }

    @Override
    public long getContentLength() {
      @Nullable String length = header("Content-Length");
      return length == null ? -1 : Long.parseLong(length);
    }

    @Override
    public @Nullable String getContentType() {
      return header("Content-Type");
    }

    @Override
    public String getStatusLine() {
      return "HTTP/1.1 " + reply.status() + " " + reply.message();
    }

    @Override
    public int getStatusCode() {
      return reply.status();
    }

    @Override
    public String getReasonPhrase() {
      return reply.message();
    }

    @Override
    public int getHeaderCount() {
      return reply.headers().size();
    }

    @Override
    public String getHeaderName(int index) {
      return reply.headers().get(index).name();
    }

    @Override
    public String getHeaderValue(int index) {
      return reply.headers().get(index).value();
    }

    @Override
    public void disconnect() {
      reply.close();
    }

    private @Nullable String header(String name) {
      return reply.headers().stream()
          .filter(each -> each.name().equalsIgnoreCase(name))
          .map(Header::value)
          .findFirst()
          .orElse(null);
    }
  }

  /** A body that fails as Google's client knows it. */
  private static final class Content extends FilterInputStream {
    Content(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        throw asGoogleKnowsIt(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (IOException e) {
        throw asGoogleKnowsIt(e);
      }
    }
  }
}
