package dev.carbon.staging.gcs;

import com.google.api.client.http.AbstractHttpContent;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.EmptyContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.model.StorageObject;
import com.google.cloud.storage.StorageException;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Upload;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes one new object in a session that survives breaks: after each the store is asked how much
 * it has, and only the rest is sent. The bytes go from disk to the network without being held.
 *
 * <p>The protocol is that of <a
 * href="https://cloud.google.com/storage/docs/performing-resumable-uploads">resumable uploads</a>.
 */
final class ResumableUpload {
  private static final int RESUME_INCOMPLETE = 308;
  private static final int GONE = HttpURLConnection.HTTP_GONE;
  private static final Pattern COMMITTED = Pattern.compile("bytes=0-(\\d+)");

  private final HttpRequestFactory requests;
  private final String host;
  private final BucketName bucket;
  private final Upload upload;
  private final LongConsumer progress;
  private final Tries tries;

  private @Nullable String session;
  private long committed;
  private boolean unsure;
  private @Nullable StorageObject written;

  /**
   * An upload that has not begun.
   *
   * @param upload of at least one byte
   */
  ResumableUpload(StorageAccess access, BucketName bucket, Upload upload, LongConsumer progress) {
    this.requests = access.requests();
    this.host = access.host();
    this.bucket = bucket;
    this.upload = upload;
    this.progress = progress;
    this.tries = new Tries(access.patience());
  }

  /**
   * The object as the store tells of it.
   *
   * @throws StorageException as Google's own client
   */
  StorageObject run() {
    // Whatever the store has got in the meantime, the tries count anew.
    while (written == null) {
      tries.run(this::step);
    }
    return written;
  }

  private void step() throws IOException {
    if (session == null) {
      session = begin();
      committed = 0;
      unsure = false;
    }
    long before = committed;
    if (unsure) {
      take(put(session, new EmptyContent(), "bytes */" + upload.bytes()));
      unsure = false;
      if (written != null || committed > before) {
        return;
      }
    }
    unsure = true;
    take(put(session, new Rest(committed), range()));
    unsure = false;
    if (written == null && committed <= before) {
      throw new StorageException(HttpURLConnection.HTTP_UNAVAILABLE, "it took nothing of it");
    }
  }

  private String range() {
    return "bytes " + committed + "-" + (upload.bytes() - 1) + "/" + upload.bytes();
  }

  private String begin() throws IOException {
    GenericUrl url = new GenericUrl(host + "/upload/storage/v1/b/" + bucket + "/o");
    url.put("uploadType", "resumable");
    url.put("name", upload.name().value());
    url.put("ifGenerationMatch", 0);
    byte[] settings =
        GsonFactory.getDefaultInstance()
            .toByteArray(Map.of("name", upload.name().value(), "crc32c", upload.crc32c().base64()));
    HttpRequest request =
        requests.buildPostRequest(
            url, new ByteArrayContent("application/json; charset=UTF-8", settings));
    request.getHeaders().set("X-Upload-Content-Length", Long.toString(upload.bytes()));
    HttpResponse reply = send(request);
    try {
      requireSuccess(reply);
      @Nullable String location = reply.getHeaders().getLocation();
      if (location == null) {
        throw new StorageException(0, "it began no upload");
      }
      return location;
    } finally {
      reply.disconnect();
    }
  }

  private HttpResponse put(String address, HttpContent content, String range) throws IOException {
    HttpRequest request = requests.buildPutRequest(new GenericUrl(address), content);
    request.getHeaders().setContentRange(range);
    return send(request);
  }

  private static HttpResponse send(HttpRequest request) throws IOException {
    return request
        .setThrowExceptionOnExecuteError(false)
        .setFollowRedirects(false)
        .setNumberOfRetries(1)
        .execute();
  }

  /** Learns from an answer how much the store has, or that it has all. */
  private void take(HttpResponse reply) throws IOException {
    try {
      if (reply.getStatusCode() == RESUME_INCOMPLETE) {
        committed = committed(reply.getHeaders().getRange());
        return;
      }
      if (reply.getStatusCode() == HttpURLConnection.HTTP_NOT_FOUND
          || reply.getStatusCode() == GONE) {
        session = null;
        throw new StorageException(HttpURLConnection.HTTP_UNAVAILABLE, "it forgot the upload");
      }
      requireSuccess(reply);
      written =
          GsonFactory.getDefaultInstance()
              .fromInputStream(reply.getContent(), StandardCharsets.UTF_8, StorageObject.class);
    } finally {
      reply.disconnect();
    }
  }

  private static long committed(@Nullable String range) {
    Matcher form = COMMITTED.matcher(String.valueOf(range));
    return form.matches() ? Long.parseLong(form.group(1)) + 1 : 0;
  }

  private static void requireSuccess(HttpResponse reply) throws IOException {
    if (!reply.isSuccessStatusCode()) {
      throw new StorageException(reply.getStatusCode(), RefusalText.of(reply));
    }
  }

  /** The bytes from an offset on, read anew from their source. */
  private final class Rest extends AbstractHttpContent {
    private final long from;

    Rest(long from) {
      super("application/octet-stream");
      this.from = from;
    }

    @Override
    public long getLength() {
      return upload.bytes() - from;
    }

    @Override
    public boolean retrySupported() {
      return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      new UnchangedContent(upload).copy(from, out, progress);
    }
  }
}
