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
import java.util.function.UnaryOperator;

/** Where a process can be killed, learnt from a {@code carbon train} that nobody kills. */
final class KillPoints {
  /** How many of these there are is a matter of speed: several objects may share one. */
  private static final Set<String> SHARED = Set.of("UPLOAD_OK", "FETCH_OK");

  private final List<KillPoint> points = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private KillPoints() {}

  /**
   * Before and after each call, and each record.
   *
   * @param home empty
   */
  static List<KillPoint> of(Path home, UnaryOperator<CarbonProcess> launch)
      throws IOException, InterruptedException {
    Set<RecordedCall> applied = ConcurrentHashMap.newKeySet();
    KillPoints learnt = new KillPoints();
    try (KillWorld world = new KillWorld(home, new CloudScript(), launch)) {
      world.cloud.listen(
          new CallListener() {
            @Override
            public void applied(RecordedCall call) {
              applied.add(call);
            }
          });
      Result result = world.train();
      if (result.exit() != 0) {
        throw new AssertionError(result.err());
      }
      world.cloud.calls().forEach(call -> learnt.addCall(call, applied.contains(call)));
      world.records().forEach(learnt::addRecord);
    }
    return List.copyOf(learnt.points);
  }

  private void addCall(RecordedCall call, boolean applied) {
    int number = seen.merge(call.operation(), 1, Integer::sum);
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
