package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import dev.carbon.staging.StoredObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers with success, and with something other than what was asked for. */
class WrongSliceAnswerTest {
  private static final byte[] CONTENT = new byte[1000];
  private static final long VERSION = 7;
  private static final StoredObject OBJECT =
      new StoredObject(new ObjectName("output/a"), CONTENT.length, Crc32c.of(CONTENT), VERSION);
  private static final BucketName NAME =
      BucketName.of(new RunId("r-abcdefghijklmnopqrstuvwxyz"), 1);
  private static final Bucket BUCKET =
      new Bucket(NAME, "gs://" + NAME, new Location("europe-north1"), 1);

  @TempDir private Path folder;
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;
  private int status = 206;
  private int bytes = CONTENT.length;
  private Map<String, String> headers =
      Map.of("x-goog-generation", "7", "Content-Range", "bytes 0-999/1000");

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes);
    exchange.getResponseBody().write(CONTENT, 0, bytes);
    exchange.close();
  }

  @Test
  void takesWhatWasAskedFor() throws IOException {
    download();

    assertEquals(OBJECT.crc32c(), Crc32c.of(target()));
  }

  @Test
  void takesNoOtherVersion() {
    headers = Map.of("x-goog-generation", "8", "Content-Range", "bytes 0-999/1000");

    assertTrue(refusal().contains("version 8"));
  }

  @Test
  void takesNoOtherPart() {
    headers = Map.of("x-goog-generation", "7", "Content-Range", "bytes 1-1000/1000");

    assertTrue(refusal().contains("bytes 1-1000/1000"));
  }

  @Test
  void takesNoPartOfAnObjectOfAnotherSize() {
    headers = Map.of("x-goog-generation", "7", "Content-Range", "bytes 0-999/2000");

    assertTrue(refusal().contains("bytes 0-999/2000"));
  }

  @Test
  void takesNoPartThatDoesNotSayWhichItIs() {
    headers = Map.of("x-goog-generation", "7");

    refusal();
  }

  @Test
  void takesNoSignInPage() {
    status = 200;
    bytes = 50;
    headers = Map.of("Content-Type", "text/html");

    assertTrue(refusal().contains("sign-in page"));
  }

  private String refusal() {
    CarbonException error = assertThrows(CarbonException.class, this::download);
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertFalse(Files.exists(target()));
    assertEquals(1, calls.get(), "it would answer the same again");
    return error.text();
  }

  private void download() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    GcsStagers.over(url, Duration.ofSeconds(5)).download(BUCKET, OBJECT, target());
  }

  private Path target() {
    return folder.resolve("part");
  }
}
