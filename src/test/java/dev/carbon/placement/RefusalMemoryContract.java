package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.error.RegionRefusal;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.Provisioning;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import dev.carbon.train.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every memory of refusals keeps to. */
public abstract class RefusalMemoryContract {
  protected static final String PROJECT = "my-project";
  protected static final Workers PLAIN = Requests.of("us-central1").build().workers();
  protected static final Workers TWO = new Workers(PLAIN.machine(), 2);

  protected final MutableClock clock = new MutableClock();
  private RefusalMemory memory;

  /** A memory of nothing. */
  protected abstract RefusalMemory memory(Clock clock);

  @BeforeEach
  void nothingHasBeenRefused() {
    memory = memory(clock);
  }

  @Test
  void knowsOfNothingAtFirst() {
    assertEquals(List.of(), memory.lately(PROJECT, PLAIN));
    assertEquals(0, memory.clear());
  }

  @ParameterizedTest
  @EnumSource(RegionRefusal.class)
  void tellsARefusalExactlyAsItWasRemembered(RegionRefusal why) {
    Refused refused =
        new Refused(
            new RegionId("europe-west4"),
            why,
            "a \"metric\" \\ of Ångström 😀 {exceeds} it",
            clock.instant().minusNanos(1));
    memory.remember(PROJECT, PLAIN, refused);
    assertEquals(List.of(refused), memory.lately(PROJECT, PLAIN));
  }

  @Test
  void keepsOneOfEachReasonAndRegion() {
    List<Refused> all =
        List.of(
            refused("europe-west1", RegionRefusal.QUOTA),
            refused("europe-west4", RegionRefusal.CAPACITY),
            refused("europe-west4", RegionRefusal.POLICY),
            refused("europe-west4", RegionRefusal.QUOTA));
    all.forEach(each -> memory.remember(PROJECT, PLAIN, each));
    assertEquals(all, lately(PROJECT, PLAIN));
  }

  @Test
  void spotMachinesHaveAQuotaOfTheirOwn() {
    memory.remember(PROJECT, PLAIN, refused("europe-west4", RegionRefusal.QUOTA));
    memory.remember(
        PROJECT, PLAIN.lent(Provisioning.SPOT), refused("us-east1", RegionRefusal.CAPACITY));

    assertEquals(
        List.of(new RegionId("europe-west4")),
        lately(PROJECT, PLAIN).stream().map(Refused::region).toList());
    assertEquals(
        List.of(new RegionId("us-east1")),
        lately(PROJECT, PLAIN.lent(Provisioning.SPOT)).stream().map(Refused::region).toList());
    assertEquals(List.of(), lately(PROJECT, PLAIN.lent(Provisioning.FLEX_START)));
  }

  @ParameterizedTest
  @EnumSource(RegionRefusal.class)
  void theNewestAnswerWinsInWhateverOrderTheyCome(RegionRefusal why) {
    Refused first = refused("europe-west4", why);
    clock.advance(Duration.ofMinutes(1));
    Refused second = refused("europe-west4", why);
    memory.remember(PROJECT, PLAIN, first);
    memory.remember(PROJECT, PLAIN, second);
    assertEquals(List.of(second), memory.lately(PROJECT, PLAIN));
    memory.remember(PROJECT, PLAIN, first);
    assertEquals(List.of(second), memory.lately(PROJECT, PLAIN));
    assertEquals(1, memory.clear());
  }

  @Test
  void aPolicyConcernsWhateverHardware() {
    Refused refused = refused("europe-west4", RegionRefusal.POLICY);
    memory.remember(PROJECT, PLAIN, refused);
    assertEquals(List.of(refused), memory.lately(PROJECT, TWO));
    assertEquals(List.of(refused), memory.lately(PROJECT, accelerated()));
    memory.remember(PROJECT, TWO, refused);
    assertEquals(1, memory.clear());
  }

  @ParameterizedTest
  @EnumSource(value = RegionRefusal.class, mode = Mode.EXCLUDE, names = "POLICY")
  void everythingElseConcernsTheVerySameHardware(RegionRefusal why) {
    Refused refused = refused("europe-west4", why);
    memory.remember(PROJECT, TWO, refused);
    assertEquals(List.of(refused), memory.lately(PROJECT, TWO));
    assertEquals(List.of(), memory.lately(PROJECT, PLAIN));
    assertEquals(List.of(), memory.lately(PROJECT, accelerated()));
  }

  @ParameterizedTest
  @EnumSource(RegionRefusal.class)
  void anotherProjectSeesNothing(RegionRefusal why) {
    memory.remember(PROJECT, PLAIN, refused("europe-west4", why));
    assertEquals(List.of(), memory.lately("my-projects", PLAIN));
  }

  @ParameterizedTest
  @EnumSource(RegionRefusal.class)
  void isForgottenWhenItIsADayOldAndNotBefore(RegionRefusal why) {
    Refused refused = refused("europe-west4", why);
    memory.remember(PROJECT, PLAIN, refused);
    clock.advance(Duration.ofDays(1).minusNanos(1));
    assertEquals(List.of(refused), memory.lately(PROJECT, PLAIN));
    clock.advance(Duration.ofNanos(1));
    assertEquals(List.of(), memory.lately(PROJECT, PLAIN));
    assertEquals(0, memory.clear());
  }

  @Test
  void whatIsOfTheFutureIsForgotten() {
    Instant now = clock.instant();
    clock.advance(Duration.ofNanos(1));
    memory.remember(PROJECT, PLAIN, refused("europe-west4", RegionRefusal.QUOTA));
    clock.advance(Duration.between(clock.instant(), now));
    assertEquals(List.of(), memory.lately(PROJECT, PLAIN));
  }

  @Test
  void clearForgetsEverythingOfAllProjectsAndCountsIt() {
    memory.remember(PROJECT, PLAIN, refused("europe-west4", RegionRefusal.QUOTA));
    memory.remember(PROJECT, TWO, refused("europe-west4", RegionRefusal.QUOTA));
    memory.remember("another-project", PLAIN, refused("europe-west4", RegionRefusal.POLICY));
    assertEquals(3, memory.clear());
    assertEquals(List.of(), memory.lately(PROJECT, PLAIN));
    assertEquals(List.of(), memory.lately("another-project", PLAIN));
    assertEquals(0, memory.clear());
  }

  private Refused refused(String region, RegionRefusal why) {
    return new Refused(new RegionId(region), why, "no such machines left", clock.instant());
  }

  private List<Refused> lately(String project, Workers workers) {
    return memory.lately(project, workers).stream()
        .sorted(
            Comparator.comparing(Refused::region).thenComparing(refused -> refused.why().name()))
        .toList();
  }

  private static Workers accelerated() {
    Hardware hardware = Requests.CATALOGUE.hardware();
    return Workers.one(
        new Machine(
            PLAIN.machine().type(),
            Optional.of(new AcceleratorRequest(hardware.accelerator("t4").orElseThrow(), 1))));
  }
}
