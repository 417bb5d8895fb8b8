package dev.carbon.packaged;

import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.KillPoint.Kind;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Where a process can be killed, learnt from a {@code carbon train} that nobody kills.
 *
 * @param calls the operations that it asks the cloud for, in their order
 * @param applied the numbers, from 1, of those that have an effect to be killed after
 * @param records the types that it writes to its ledger, in their order
 */
record KillPoints(List<String> calls, Set<Integer> applied, List<String> records) {
  static final KillPoints NONE = new KillPoints(List.of(), Set.of(), List.of());

  KillPoints {
    calls = List.copyOf(calls);
    applied = Set.copyOf(applied);
    records = List.copyOf(records);
  }

  static KillPoints of(Path home, UnaryOperator<CarbonProcess> launch)
      throws IOException, InterruptedException {
    Set<Integer> applied = ConcurrentHashMap.newKeySet();
    try (KillWorld world = new KillWorld(home, new CloudScript(), launch)) {
      world.cloud.listen(
          new CallListener() {
            @Override
            public void applied(RecordedCall call) {
              applied.add(call.sequence());
            }
          });
      Result result = world.train();
      if (result.exit() != 0) {
        throw new AssertionError(result.err());
      }
      List<String> calls = world.cloud.calls().stream().map(RecordedCall::operation).toList();
      return new KillPoints(calls, new HashSet<>(applied), world.records());
    }
  }

  List<KillPoint> all() {
    List<KillPoint> points = new ArrayList<>();
    for (int number = 1; number <= calls.size(); number++) {
      points.add(new KillPoint(Kind.CALL, number, false));
      if (applied.contains(number)) {
        points.add(new KillPoint(Kind.CALL, number, true));
      }
    }
    for (int number = 1; number <= records.size(); number++) {
      points.add(new KillPoint(Kind.RECORD, number, false));
      points.add(new KillPoint(Kind.RECORD, number, true));
    }
    return points;
  }

  /** The place, from 1, of the call of that name with that number. */
  int indexOf(String call, int number) {
    int seen = 0;
    for (int place = 1; place <= calls.size(); place++) {
      if (calls.get(place - 1).equals(call) && ++seen == number) {
        return place;
      }
    }
    throw new IllegalArgumentException("there are only " + seen + " calls of " + call);
  }

  KillPoint random(Random random) {
    List<KillPoint> all = all();
    return all.get(random.nextInt(all.size()));
  }

  /** Such as {@code after call 7, CreateCustomJob}. */
  String name(KillPoint point) {
    List<String> names = point.kind() == Kind.CALL ? calls : records;
    return point + ", " + names.get(point.number() - 1);
  }
}
