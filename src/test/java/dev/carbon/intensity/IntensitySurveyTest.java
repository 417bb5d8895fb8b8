package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IntensitySurveyTest {
  private final CarbonException rejection =
      new CarbonException(ErrorKind.CREDENTIALS, "the token is not accepted", "check it");

  private final FakeIntensitySource source = new FakeIntensitySource();

  @Test
  void answersEveryZoneOnceInOrderAndAsksItOnce() {
    source.with("SE", 20).with("FR", 40).with("DE", GapReason.NOT_ALLOWED);
    Map<GridLocation, Reading> readings = survey("SE", "DE", "FR", "SE", "PL", "DE");
    assertEquals(zones("DE", "FR", "PL", "SE"), List.copyOf(readings.keySet()));
    assertEquals(zones("DE", "FR", "PL", "SE"), List.copyOf(new TreeSet<>(source.asked())));
    assertEquals(4, source.asked().size());
    assertEquals(20, figure(readings, "SE").value().value());
    assertEquals(GapReason.NOT_ALLOWED, gap(readings, "DE").reason());
  }

  @Test
  void asksNothingForNoZones() {
    assertEquals(Set.of(), survey().keySet());
  }

  @Test
  void asksFortyEightZonesAtOnceAndNoMore() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier many = new CyclicBarrier(48);
    String[] zones = IntStream.range(0, 96).mapToObj(i -> "US-" + (100 + i)).toArray(String[]::new);
    for (String zone : zones) {
      source.answering(
          zone,
          () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            meet(many);
            now.decrementAndGet();
            return Reading.gap(GapReason.NO_DATA, zone);
          });
    }
    assertEquals(96, survey(zones).size());
    assertEquals(48, most.get());
  }

  @Test
  void aZoneWithoutAnAnswerByTheDeadlineIsAGap() {
    CountDownLatch never = new CountDownLatch(1);
    source.with("FR", 40).answering("DE", () -> waitFor(never));
    Map<GridLocation, Reading> readings =
        new IntensitySurvey(Duration.ofMillis(200)).ask(Question.latest(source), zones("DE", "FR"));
    assertEquals(40, figure(readings, "FR").value().value());
    assertEquals(GapReason.UPSTREAM, gap(readings, "DE").reason());
    assertEquals(
        "fake has no figure for zone DE: no answer in time", gap(readings, "DE").message());
  }

  @Test
  void aFailureOfOneZoneIsItsGap() {
    source.with("FR", 40).failing("DE", new CarbonException(ErrorKind.UPSTREAM, "it is down"));
    assertEquals(
        "fake has no figure for zone DE: it is down", gap(survey("DE", "FR"), "DE").message());
  }

  @Test
  void aBugIsNotTakenForAMissingFigure() {
    source.answering(
        "DE",
        () -> {
          throw new IllegalArgumentException("bug");
        });
    IllegalStateException error =
        assertThrows(IllegalStateException.class, () -> survey("DE", "FR"));
    assertEquals("bug", String.valueOf(error.getCause()).replaceFirst(".*: ", ""));
  }

  @Test
  void anInterruptionStopsAllCallsAndLeavesTheThreadUsable() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread asking = Thread.currentThread();
    source.answering(
        "DE",
        () -> {
          asking.interrupt();
          Reading reading = waitFor(never);
          stopped.countDown();
          return reading;
        });
    CarbonException error = assertThrows(CarbonException.class, () -> survey("DE"));
    assertEquals(ErrorKind.INTERRUPTED, error.kind());
    assertFalse(Thread.currentThread().isInterrupted());
    assertTrue(stopped.await(10, TimeUnit.SECONDS));
  }

  @Nested
  class WhenTheTokenIsRejected {
    @Test
    void forEveryZoneTheSurveyFails() {
      source.failing("DE", rejection).failing("FR", rejection);
      assertSame(rejection, assertThrows(CarbonException.class, () -> survey("DE", "FR")));
    }

    @Test
    void andTheOtherZonesDidNotAnswerTheSurveyFails() {
      source.failing("DE", rejection).with("FR", GapReason.UPSTREAM);
      assertSame(rejection, assertThrows(CarbonException.class, () -> survey("DE", "FR")));
    }

    @Test
    void yetAnotherZoneHasAFigureTheTokenIsGood() {
      source.failing("DE", rejection).with("FR", 40);
      assertEquals(GapReason.UPSTREAM, gap(survey("DE", "FR"), "DE").reason());
    }

    @Test
    void yetAnotherZoneHasAGapThatOnlyAGoodTokenGivesTheTokenIsGood() {
      source.failing("DE", rejection).with("FR", GapReason.NOT_ALLOWED);
      Map<GridLocation, Reading> readings = survey("DE", "FR");
      assertEquals(GapReason.UPSTREAM, gap(readings, "DE").reason());
      assertTrue(gap(readings, "DE").message().contains("too many requests"));
    }
  }

  private Map<GridLocation, Reading> survey(String... zones) {
    return new IntensitySurvey(Duration.ofSeconds(60)).ask(Question.latest(source), zones(zones));
  }

  private static List<GridZone> zones(String... ids) {
    return List.of(ids).stream().map(GridZone::new).toList();
  }

  private static Intensity figure(Map<GridLocation, Reading> readings, String zone) {
    return assertInstanceOf(Reading.Figure.class, readings.get(new GridZone(zone))).intensity();
  }

  private static Reading.Gap gap(Map<GridLocation, Reading> readings, String zone) {
    return assertInstanceOf(Reading.Gap.class, readings.get(new GridZone(zone)));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until interrupted, as a call to a silent service does. */
  private static Reading waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      return Reading.gap(GapReason.UPSTREAM, "stopped");
    }
    return Reading.gap(GapReason.NO_DATA, "nothing");
  }
}
