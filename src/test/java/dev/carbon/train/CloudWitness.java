package dev.carbon.train;

import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sees every call as the cloud does, and notes those that carbon may never make. */
final class CloudWitness implements CallListener {
  private static final Set<String> DELETES = Set.of("object.delete", "bucket.delete");

  private final FakeGoogleCloud cloud;
  private final List<String> crimes = new CopyOnWriteArrayList<>();

  CloudWitness(FakeGoogleCloud cloud) {
    this.cloud = cloud;
  }

  /** Whatever must never happen and did; empty for a good run. */
  List<String> crimes() {
    return List.copyOf(crimes);
  }

  @Override
  public void received(RecordedCall call) {
    if (DELETES.contains(call.operation()) && !cloud.liveJobs().isEmpty()) {
      crimes.add("a job lives during " + call);
    }
  }

  @Override
  public void applied(RecordedCall call) {
    if (cloud.liveJobs().size() > 1) {
      crimes.add("two jobs live after " + call);
    }
  }
}
