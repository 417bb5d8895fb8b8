package dev.carbon.testing.cloud.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.util.List;

/** The Cloud Storage JSON API. */
public final class StorageApi implements HttpHandler {
  private static final List<String> BATCH = List.of("batch", "storage", "v1");

  private final StorageRouter router;
  private final BatchReply batches;
  private final CallPlayer player;

  public StorageApi(BucketStore store, CloudScript script, CallPlayer player) {
    this.router = new StorageRouter(store, script);
    this.batches = new BatchReply(router, player);
    this.player = player;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    HttpReply reply = new HttpReply(exchange);
    StorageCall call;
    try {
      call = callOf(StorageRequest.of(exchange));
    } catch (RuntimeException unreadable) {
      reply.refuse(unreadable);
      return;
    }
    player.play(RecordedCall.STORAGE, call.operation(), call.detail(), call.effect(), reply);
  }

  private StorageCall callOf(StorageRequest request) {
    return request.path().equals(BATCH)
        ? StorageCall.of("batch", request, () -> batches.to(request))
        : router.route(request);
  }
}
