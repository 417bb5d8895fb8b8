package dev.carbon.staging.gcs;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.StoredObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a slice of exactly one version of an object and writes it to its place; after a break,
 * asks for the rest. An answer that is of another version, or another part, is not taken.
 *
 * <p>The requests are those of <a
 * href="https://cloud.google.com/storage/docs/json_api/v1/objects/get">objects.get</a>, with a
 * range of bytes; Google's client would copy each byte several times.
 */
final class SliceDownload {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final StorageAccess access;
  private final Deed deed;
  private final StoredObject object;
  private final String address;
  private final PartialFile file;
  private final Pace pace;
  private final LongConsumer progress;

  SliceDownload(
      StorageAccess access,
      Deed deed,
      BucketName bucket,
      StoredObject object,
      PartialFile file,
      LongConsumer progress) {
    this.access = access;
    this.deed = deed;
    this.object = object;
    this.address = access.host() + "/download/storage/v1/b/" + bucket + "/o/" + encoded(object);
    this.file = file;
    this.pace = new Pace(deed, access.patience());
    this.progress = progress;
  }

  private static String encoded(StoredObject object) {
    return URLEncoder.encode(object.name().value(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Brings all of a slice. As long as each try brings something, there is another.
   *
   * @throws StorageException as Google's own client
   * @throws RangesIgnoredException when the whole object comes and the slice ends before it does
   */
  void run(Slice slice) {
    byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, slice.end() - slice.at())];
    Tries tries = new Tries(access.patience());
    while (!slice.isComplete()) {
      tries.run(() -> advance(slice, buffer));
    }
  }

  private void advance(Slice slice, byte[] buffer) throws IOException {
    long before = slice.at();
    try {
      ask(slice, buffer);
    } catch (IOException e) {
      if (slice.at() == before) {
        throw e;
      }
    }
  }

  private void ask(Slice slice, byte[] buffer) throws IOException {
    HttpResponse reply = send(slice);
    try {
      requireVersion(reply);
      InputStream content = reply.getContent();
      if (reply.getStatusCode() == HttpURLConnection.HTTP_PARTIAL) {
        requireRange(reply, slice);
      } else {
        requireWhole(reply, slice);
        skip(content, slice.at(), buffer);
      }
      copy(content, slice, buffer);
    } finally {
      reply.disconnect();
    }
  }

  private HttpResponse send(Slice slice) throws IOException {
    GenericUrl url = new GenericUrl(address);
    url.put("alt", "media");
    url.put("generation", object.generation());
    url.put("ifGenerationMatch", object.generation());
    HttpRequest request = access.requests().buildGetRequest(url);
    request.getHeaders().setRange("bytes=" + slice.at() + "-" + (slice.end() - 1));
    // Raw: an object stored compressed is neither unpacked nor changed on the way.
    request.getHeaders().setAcceptEncoding("gzip");
    HttpResponse reply =
        request
            .setResponseReturnRawInputStream(true)
            .setThrowExceptionOnExecuteError(false)
            .setFollowRedirects(false)
            .setNumberOfRetries(1)
            .execute();
    if (reply.isSuccessStatusCode()) {
      return reply;
    }
    try {
      throw new StorageException(reply.getStatusCode(), RefusalText.of(reply));
    } finally {
      reply.disconnect();
    }
  }

  private void requireVersion(HttpResponse reply) {
    @Nullable String version = reply.getHeaders().getFirstHeaderStringValue("x-goog-generation");
    if (version != null && !version.equals(Long.toString(object.generation()))) {
      throw wrong("it sent version " + version + " instead of " + object.generation());
    }
  }

  private void requireRange(HttpResponse reply, Slice slice) {
    String asked = "bytes " + slice.at() + "-" + (slice.end() - 1) + "/" + object.bytes();
    @Nullable String sent = reply.getHeaders().getContentRange();
    if (!asked.equals(sent)) {
      throw wrong("asked for " + asked + " it sent " + sent);
    }
  }

  private void requireWhole(HttpResponse reply, Slice slice) {
    @Nullable Long length = reply.getHeaders().getContentLength();
    if (reply.getStatusCode() != HttpURLConnection.HTTP_OK
        || (length != null && length != object.bytes())) {
      throw wrong("something other than the object came, such as a proxy's sign-in page");
    }
    if (slice.end() < object.bytes()) {
      throw new RangesIgnoredException();
    }
  }

  private CarbonException wrong(String why) {
    return deed.failed(ErrorKind.UPSTREAM, why, GcsErrors.GO_ON, null);
  }

  private void skip(InputStream content, long bytes, byte[] buffer) throws IOException {
    for (long left = bytes; left > 0; ) {
      left -= read(content, buffer, 0, (int) Math.min(left, buffer.length));
    }
  }

  private void copy(InputStream content, Slice slice, byte[] buffer) throws IOException {
    while (!slice.isComplete()) {
      int wanted = (int) Math.min(buffer.length, slice.end() - slice.at());
      int filled = 0;
      try {
        // The network gives little at a time.
        while (filled < wanted) {
          filled += read(content, buffer, filled, wanted - filled);
        }
      } finally {
        // What has come is kept also when the rest does not come.
        write(buffer, filled, slice);
      }
    }
  }

  private int read(InputStream content, byte[] buffer, int offset, int length) throws IOException {
    int read = content.read(buffer, offset, length);
    if (read < 0) {
      throw new EOFException("the answer ended early");
    }
    pace.arrived(read);
    return read;
  }

  private void write(byte[] buffer, int bytes, Slice slice) {
    file.write(ByteBuffer.wrap(buffer, 0, bytes), slice.at());
    slice.advance(bytes);
    progress.accept(bytes);
  }
}
