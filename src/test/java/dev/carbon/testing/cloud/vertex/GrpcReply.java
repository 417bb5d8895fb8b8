package dev.carbon.testing.cloud.vertex;

import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.Reply;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

/**
 * Answers one gRPC call, or lets it down as the script wants.
 *
 * @param empty the answer that says nothing
 */
record GrpcReply<T>(StreamObserver<T> observer, T empty) implements Reply<T> {
  @Override
  public void answer(T result) {
    quietly(
        () -> {
          observer.onNext(result);
          observer.onCompleted();
        });
  }

  @Override
  public void refuse(RuntimeException refusal) {
    quietly(() -> observer.onError(refusal));
  }

  @Override
  public void fail(Fault fault) {
    switch (fault.kind()) {
      case STATUS, DROP, GARBAGE -> {
        Status status = Status.fromCode(fault.grpcCode()).withDescription(fault.message());
        quietly(() -> observer.onError(status.asRuntimeException()));
      }
      case EMPTY -> answer(empty);
      case SILENCE -> {
        // The call stays open until the client gives up.
      }
    }
  }

  /** A client that has gone meanwhile is what many tests are about. */
  private static void quietly(Runnable send) {
    try {
      send.run();
    } catch (IllegalStateException | StatusRuntimeException clientIsGone) {
      // Nobody is left to tell.
    }
  }
}
