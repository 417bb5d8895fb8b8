package dev.carbon.packaged;

import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.KillPoint.Kind;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where a process can be killed, learnt from a {@code carbon train} that nobody kills. */
final class KillPoints {
  /** How many of these there are is a matter of speed: several objects may share one. */
  private static final Set<String> SHARED = Set.of("UPLOAD_OK", "FETCH_OK");

  /** How often carbon looks at a job is a matter of speed too. */
  private static final String LOOK = "GetCustomJob";

  private static final int LOOKS = 3;

  /** The bootstrap's call, not carbon's. */
  private static final String LEASE = "_carbon/lease";

  private final List<KillPoint> points = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private KillPoints() {}

  /**
   * Before and after each call, and each record.
   *
   * @param home empty
   */
  static List<KillPoint> of(Path home, CloudScript script)
      throws IOException, InterruptedException {
    Set<RecordedCall> applied = ConcurrentHashMap.newKeySet();
    KillPoints learnt = new KillPoints();
    try (KillWorld world = new KillWorld(home, script, 0)) {
      world.cloud.listen(
          new CallListener() {
            @Override
            public void applied(RecordedCall call) {
              applied.add(call);
            }
          });
      Result result = world.train();
      if (result.exit() != 0) {
        throw new AssertionError(result);
      }
      world.cloud.calls().forEach(call -> learnt.addCall(call, applied.contains(call)));
      world.history.records().forEach(learnt::addRecord);
    }
    return List.copyOf(learnt.points);
  }

  /** After each record from the first copy of the history in the bucket until that is emptied. */
  static List<KillPoint> withACopy(List<KillPoint> all) {
    return all
        .subList(
            all.indexOf(new KillPoint(Kind.RECORD, "UPLOAD_INTENT", 1, false)),
            all.indexOf(new KillPoint(Kind.RECORD, "BUCKET_GONE", 1, false)))
        .stream()
        .filter(KillPoint::after)
        .toList();
  }

  /** Those from the first region's refusal until the second is asked for a job. */
  static List<KillPoint> betweenAttempts(List<KillPoint> all) {
    List<KillPoint> between = new ArrayList<>();
    between.addAll(
        all.subList(
            all.indexOf(new KillPoint(Kind.CALL, "CreateCustomJob", 1, false)),
            all.indexOf(new KillPoint(Kind.CALL, "CreateCustomJob", 2, false))));
    between.addAll(
        all.subList(
            all.indexOf(new KillPoint(Kind.RECORD, "JOB_REFUSED", 1, false)),
            all.indexOf(new KillPoint(Kind.RECORD, "JOB_INTENT", 2, false))));
    return between;
  }

  private void addCall(RecordedCall call, boolean applied) {
    int number = seen.merge(call.operation(), 1, Integer::sum);
    boolean again = call.is(LOOK) && number > LOOKS;
    boolean ofTheJob = call.detail("object").equals(LEASE) && !call.is("object.delete");
    if (again || ofTheJob) {
      return;
    }
    points.add(new KillPoint(Kind.CALL, call.operation(), number, false));
    if (applied) {
      points.add(new KillPoint(Kind.CALL, call.operation(), number, true));
    }
  }

  private void addRecord(String type) {
    int number = seen.merge(type, 1, Integer::sum);
    if (number == 1 || !SHARED.contains(type)) {
      points.add(new KillPoint(Kind.RECORD, type, number, false));
      points.add(new KillPoint(Kind.RECORD, type, number, true));
    }
  }
}
