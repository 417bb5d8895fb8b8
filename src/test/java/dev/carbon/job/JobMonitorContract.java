package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.JobMonitor.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What whoever sees a platform's machines must do. */
public abstract class JobMonitorContract {
  protected static final Instant START = Instant.parse("2025-12-31T20:00:00Z");
  protected static final Instant END = START.plus(Duration.ofMinutes(60));

  protected abstract JobMonitor monitor();

  /** A new job that ran from START to END and of which nothing is known yet. */
  protected abstract JobHandle job();

  /** The accelerators of one replica are seen at a time; their memory may be unknown. */
  protected abstract void seen(
      JobHandle job, Instant time, double accelerators, OptionalDouble memory);

  @Test
  void knowsNothingOfAJobThatWasNeverSeen() {
    assertEquals(List.of(), monitor().use(job(), START, END));
  }

  @Test
  void showsSharesInTheOrderOfTimeWithoutOverlaps() {
    JobHandle job = job();
    for (int minute = 60; minute > 0; minute--) {
      seen(job, START.plusSeconds(60L * minute), minute / 60.0, OptionalDouble.of(0.5));
    }

    List<Observed> use = monitor().use(job, START, END);

    Instant last = START;
    for (Observed each : use) {
      assertTrue(!each.start().isBefore(last), each::toString);
      last = each.start().plus(each.length());
      assertEquals(0.5, each.acceleratorMemory().orElseThrow(), 1e-12);
    }
    assertTrue(!last.isAfter(END), last::toString);
    double weighted =
        use.stream()
            .mapToDouble(each -> each.accelerators().orElseThrow() * each.length().toSeconds())
            .sum();
    assertEquals(30.5 / 60, weighted / 3600, 1e-9);
  }

  @Test
  void leavesOutWhatIsNotKnownInsteadOfSayingZero() {
    JobHandle job = job();
    seen(job, START.plusSeconds(60), 0.25, OptionalDouble.empty());
    seen(job, START.plusSeconds(3000), 0.75, OptionalDouble.empty());

    List<Observed> use = monitor().use(job, START, END);

    assertEquals(2, use.size(), use::toString);
    for (Observed each : use) {
      assertEquals(Optional.empty(), each.acceleratorMemory());
    }
    assertEquals(Optional.of(0.25), use.get(0).accelerators());
    assertEquals(Optional.of(0.75), use.get(1).accelerators());
  }

  @Test
  void showsNothingOfBeforeAndAfter() {
    JobHandle job = job();
    seen(job, START.minusSeconds(30), 0.1, OptionalDouble.of(0.1));
    seen(job, START.plusSeconds(30), 0.9, OptionalDouble.of(0.9));
    seen(job, END.plusSeconds(30), 0.1, OptionalDouble.of(0.1));

    List<Observed> use = monitor().use(job, START, END);

    assertEquals(1, use.size(), use::toString);
    assertEquals(Optional.of(0.9), use.get(0).accelerators());
    assertEquals(Optional.of(0.9), use.get(0).acceleratorMemory());
  }

  @Test
  void twoJobsDoNotMix() {
    JobHandle one = job();
    JobHandle other = job();
    seen(one, START.plusSeconds(60), 0, OptionalDouble.of(1));
    seen(other, START.plusSeconds(60), 1, OptionalDouble.of(0));

    assertEquals(Optional.of(0.0), monitor().use(one, START, END).get(0).accelerators());
    assertEquals(Optional.of(1.0), monitor().use(other, START, END).get(0).accelerators());
  }

  @Test
  void isNotAskedAboutNoTime() {
    assertThrows(IllegalArgumentException.class, () -> monitor().use(job(), END, END));
  }
}
