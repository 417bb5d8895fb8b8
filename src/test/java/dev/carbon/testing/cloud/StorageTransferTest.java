package dev.carbon.testing.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to and downloads from the fake storage, with Google's own client. */
class StorageTransferTest extends StorageClientTest {
  private static final int THREE_MEGABYTES = 3 * 1024 * 1024;
  private static final int BUFFER_BYTES = 8192;

  @Test
  void tellsTheChecksumsOfWhatItGot() {
    makeBucket();

    Blob blob = storage.create(info("input/a.txt"), "123456789".getBytes(UTF_8));

    assertEquals("4waSgw==", blob.getCrc32c()); // RFC 3720's check value, e3069283.
    assertEquals("JfnnlDI7RTiF9RgfG2JNCw==", blob.getMd5());
    assertEquals(9, blob.getSize());
  }

  @Test
  void takesAResumableUpload(@TempDir Path folder) throws IOException {
    makeBucket();
    byte[] content = randomBytes();
    Path file = Files.write(folder.resolve("model.bin"), content);

    Blob blob = storage.createFrom(info("output/model.bin"), file);

    assertEquals(THREE_MEGABYTES, blob.getSize());
    assertArrayEquals(content, object("output/model.bin"));
    assertEquals(1, cloud.calls("upload.start").size());
  }

  @Test
  void takesAResumableUploadInChunks() throws IOException {
    makeBucket();
    byte[] content = randomBytes();

    try (var writer = storage.writer(info("chunks"))) {
      writer.setChunkSize(1024 * 1024);
      try (var out = Channels.newOutputStream(writer)) {
        out.write(content);
      }
    }

    assertArrayEquals(content, object("chunks"));
    assertEquals(3, cloud.calls("upload.chunk").size());
    assertEquals(1, cloud.calls("object.insert").size());
  }

  @Test
  void finishesAResumableUploadWhoseLastReplyWasLost(@TempDir Path folder) throws IOException {
    makeBucket();
    Path file = Files.write(folder.resolve("model.bin"), randomBytes());
    cloud.script().failAfter("object.insert", 1, 503);

    Blob blob = storage.createFrom(info("model.bin"), file, Storage.BlobWriteOption.doesNotExist());

    assertEquals(THREE_MEGABYTES, blob.getSize());
    assertEquals(blob.getCrc32c(), cloud.bucket(BUCKET).orElseThrow().object("model.bin").crc32c());
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    makeBucket();
    byte[] content = randomBytes();
    storage.create(info("a b/ü+%.bin"), content);

    assertArrayEquals(content, storage.readAllBytes(BlobId.of(BUCKET, "a b/ü+%.bin")));
    try (var reader = storage.reader(BlobId.of(BUCKET, "a b/ü+%.bin"))) {
      reader.seek(1_000_000);
      try (InputStream in = Channels.newInputStream(reader)) {
        byte[] tail = ByteStreams.toByteArray(in);
        assertArrayEquals(Arrays.copyOfRange(content, 1_000_000, content.length), tail);
      }
    }
  }

  @Test
  void flipsABitOfADownload(@TempDir Path folder) throws IOException {
    makeBucket();
    Blob blob = storage.create(info("a"), "some content".getBytes(UTF_8));
    cloud.script().corruptDownloads(1);

    byte[] first = rawDownload("a");
    byte[] second = rawDownload("a");

    assertEquals("some content".length(), first.length);
    assertNotEquals("some content", new String(first, UTF_8));
    assertEquals("some content", new String(second, UTF_8));
    assertEquals(blob.getCrc32c(), storage.get(blob.getBlobId()).getCrc32c());
  }

  @Test
  void breaksADownloadOff() throws IOException {
    makeBucket();
    byte[] content = randomBytes();
    storage.create(info("a"), content);
    cloud.script().truncateDownloads(2);

    assertEquals(THREE_MEGABYTES / 2, bytesBeforeTheBreak("a"));
    assertArrayEquals(content, storage.readAllBytes(BlobId.of(BUCKET, "a")));
    assertEquals(3, cloud.calls("object.download").size(), "the client asked for the rest");
  }

  @Test
  void givesALeaseToTheFirstWriterOnly() throws IOException {
    makeBucket();

    assertEquals(200, rawUpload("_carbon/lease", "first"));
    assertEquals(412, rawUpload("_carbon/lease", "second"));
    assertEquals("first", new String(rawDownload("_carbon%2Flease"), UTF_8));
  }

  /** As the bootstrap writes: plain HTTP, in one piece, only where nothing is yet. */
  private int rawUpload(String name, String content) throws IOException {
    String query = "?uploadType=media&ifGenerationMatch=0&name=" + name;
    URL url = new URL(cloud.storageUrl() + "/upload/storage/v1/b/" + BUCKET + "/o" + query);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(content.getBytes(UTF_8));
    }
    return connection.getResponseCode();
  }

  private byte[] rawDownload(String name) throws IOException {
    try (InputStream in = mediaUrl(name).openStream()) {
      return in.readAllBytes();
    }
  }

  /** Java 17 ends a body that is too short quietly, newer ones end it with an exception. */
  private int bytesBeforeTheBreak(String name) throws IOException {
    int count = 0;
    try (InputStream in = mediaUrl(name).openStream()) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
      }
    } catch (IOException e) {
      assertEquals("Premature EOF", e.getMessage());
    }
    return count;
  }

  private URL mediaUrl(String name) throws IOException {
    return new URL(cloud.storageUrl() + "/storage/v1/b/" + BUCKET + "/o/" + name + "?alt=media");
  }

  private static byte[] randomBytes() {
    byte[] content = new byte[THREE_MEGABYTES];
    new Random(1).nextBytes(content);
    return content;
  }
}
