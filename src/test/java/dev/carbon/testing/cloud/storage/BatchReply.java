package dev.carbon.testing.cloud.storage;

import com.google.protobuf.ByteString;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Answers {@code /batch/storage/v1}: each part is a call of its own in the log and the script. */
final class BatchReply {
  private static final String BOUNDARY = "batch_fake";

  private final StorageRouter router;
  private final CallPlayer player;

  BatchReply(StorageRouter router, CallPlayer player) {
    this.router = router;
    this.player = player;
  }

  StorageReply to(StorageRequest batch) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Multipart.Part part : Multipart.parse(batch)) {
      append(body, part.headers().getOrDefault("content-id", ""), answer(part));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return StorageReply.of(
        200,
        Map.of("Content-Type", "multipart/mixed; boundary=" + BOUNDARY),
        ByteString.copyFrom(body.toByteArray()));
  }

  private StorageReply answer(Multipart.Part part) {
    try {
      StorageRequest request = request(part);
      StorageCall call = router.route(request).with("batch", "true");
      CompletableFuture<StorageReply> reply = new CompletableFuture<>();
      player.play(
          RecordedCall.STORAGE,
          call.operation(),
          call.detail(),
          call.effect(),
          new PartReply(reply));
      return reply.join();
    } catch (StorageRefusal refusal) {
      return refusal.toReply();
    }
  }

  private static StorageRequest request(Multipart.Part part) {
    Multipart.Message message = Multipart.Message.of(part.content());
    List<String> requestLine = List.of(message.head().get(0).split(" ", -1));
    try {
      return StorageRequest.of(
          requestLine.get(0),
          URI.create(requestLine.get(1)),
          Multipart.Message.headers(message.head()),
          message.content());
    } catch (IOException e) {
      throw StorageRefusal.invalid("Malformed batch part.");
    }
  }

  private static void append(ByteArrayOutputStream body, String contentId, StorageReply reply) {
    String id = contentId.replaceFirst("^<", "<response-");
    String type = reply.headers().getOrDefault("Content-Type", "text/html; charset=UTF-8");
    String head =
        """
        --%s
        Content-Type: application/http
        Content-ID: %s

        HTTP/1.1 %d Status
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(BOUNDARY, id, reply.status(), type, reply.body().size())
            .replace("\n", "\r\n");
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(reply.body().toByteArray());
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
