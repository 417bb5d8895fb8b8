package dev.carbon.packaged;

import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.testing.cloud.storage.FakeBucket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Sees what must not happen at any time, whatever comes after. */
final class KillWitness implements CallListener {
  private static final String LEASE = "_carbon/lease";
  private static final Set<String> DELETES = Set.of("object.delete", "bucket.delete");
  private static final Map<String, String> INTENTS =
      Map.of(
          "bucket.insert", "BUCKET_INTENT",
          "CreateCustomJob", "JOB_INTENT",
          "CancelCustomJob", "CANCEL_INTENT",
          "object.delete", "DELETE_INTENT",
          "bucket.delete", "DELETE_INTENT");

  private final FakeGoogleCloud cloud;
  private final KillHistory history;
  private final String model;
  private final BooleanSupplier isHome;
  private final List<String> crimes = new CopyOnWriteArrayList<>();
  private volatile boolean givenUp;

  /**
   * @param model the object's name, below the folder of outputs
   * @param isHome whether it lies there whole
   */
  KillWitness(FakeGoogleCloud cloud, KillHistory history, String model, BooleanSupplier isHome) {
    this.cloud = cloud;
    this.history = history;
    this.model = model;
    this.isHome = isHome;
  }

  /** What happened and must not; empty for a good run. */
  List<String> crimes() {
    return List.copyOf(crimes);
  }

  /** Whether carbon has taken the lease for itself: whatever job appears now trains nothing. */
  boolean isGivenUp() {
    return givenUp;
  }

  void saw(String crime) {
    crimes.add(crime);
  }

  @Override
  public void received(RecordedCall call) {
    Optional.ofNullable(INTENTS.get(call.operation()))
        .filter(intent -> !history.ofThisAttempt().contains(intent))
        .ifPresent(intent -> saw("no " + intent + " before " + what(call)));
    givenUp |= cloud.buckets().stream().anyMatch(KillWitness::isGivenUp);
    if (DELETES.contains(call.operation()) && !cloud.liveJobs().isEmpty() && !givenUp) {
      saw("a job lives during " + what(call));
    }
    if (call.is("object.delete")
        && call.detail("object").endsWith(model)
        && !isHome.getAsBoolean()) {
      saw("the model is deleted and not at home");
    }
    if (call.is("CreateCustomJob") && !cloud.jobs().isEmpty()) {
      saw("a second job is asked for");
    }
    if (call.is("bucket.insert") && !isClosedBefore()) {
      saw("the next region before the end of the last");
    }
  }

  private static String what(RecordedCall call) {
    return (call.operation() + " " + call.detail("object")).strip();
  }

  private static boolean isGivenUp(FakeBucket bucket) {
    return Optional.ofNullable(bucket.objects().get(LEASE))
        .filter(lease -> lease.text().equals("closed\n"))
        .isPresent();
  }

  private boolean isClosedBefore() {
    List<String> before = history.before();
    return before.isEmpty()
        || (cloud.buckets().isEmpty()
            && before.get(before.size() - 1).equals("ATTEMPT_END")
            && before.contains("BUCKET_GONE"));
  }
}
