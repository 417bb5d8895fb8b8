package dev.carbon.testing.cloud.storage;

import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.Reply;
import java.util.concurrent.CompletableFuture;

/** Answers one part of a batch, which can only have a status: every fault becomes one. */
record PartReply(CompletableFuture<StorageReply> future) implements Reply<StorageReply> {
  @Override
  public void answer(StorageReply reply) {
    future.complete(reply);
  }

  @Override
  public void refuse(RuntimeException refusal) {
    future.complete(HttpReply.refusal(refusal));
  }

  @Override
  public void fail(Fault fault) {
    int status = fault.kind() == Fault.Kind.STATUS ? fault.httpStatus() : 503;
    future.complete(StorageReply.scripted(status, fault.message()));
  }
}
