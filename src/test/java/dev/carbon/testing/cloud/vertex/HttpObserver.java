package dev.carbon.testing.cloud.vertex;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends what the job service answers as JSON over HTTP. */
record HttpObserver<T extends Message>(HttpExchange exchange) implements StreamObserver<T> {
  @Override
  public void onNext(T value) {
    try {
      send(200, JsonFormat.printer().print(value));
    } catch (IOException clientIsGone) {
      exchange.close();
    }
  }

  @Override
  public void onError(Throwable thrown) {
    Status status = Status.fromThrowable(thrown);
    String message = String.valueOf(status.getDescription()).replaceAll("[\\\\\"\\s]", " ");
    int code = httpCode(status.getCode());
    String error =
        "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}"
            .formatted(code, message, status.getCode());
    try {
      send(code, error);
    } catch (IOException clientIsGone) {
      exchange.close();
    }
  }

  @Override
  public void onCompleted() {}

  private void send(int code, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static int httpCode(Status.Code code) {
    return switch (code) {
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, ABORTED -> 409;
      case RESOURCE_EXHAUSTED -> 429;
      case UNAVAILABLE -> 503;
      case DEADLINE_EXCEEDED -> 504;
      case OK, CANCELLED, UNKNOWN, UNIMPLEMENTED, INTERNAL, DATA_LOSS -> 500;
    };
  }
}
