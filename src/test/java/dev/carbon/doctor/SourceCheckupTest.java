package dev.carbon.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.GoogleAnnual;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceCheckupTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");
  private static final List<Region> REGIONS =
      Regions.bundled().all().stream().filter(Region::isPublic).toList();

  private final ServerClocks clocks = new ServerClocks();

  @Test
  void anAcceptedKeyThatReadsEverything() {
    Check check = check(Options.keyed(reading(Optional.empty())));
    assertEquals(CheckStatus.OK, check.status());
    assertEquals("accepted; covers all 43 regions", check.message());
  }

  @Test
  void namesTheFewRegionsThatTheKeyDoesNotRead() {
    Check check = check(Options.keyed(reading(allBut("QA", "TH"))));
    assertEquals(CheckStatus.OK, check.status());
    assertEquals(
        "accepted; covers 41 of the 43 regions: all but asia-southeast3, me-central1",
        check.message());
  }

  @Test
  void namesSixRegionsAtMostAndCountsTheRest() {
    Check check =
        check(Options.keyed(reading(allBut("ZA", "TW", "HK", "JP-TK", "JP-KN", "KR", "QA"))));
    assertEquals(
        "accepted; covers 36 of the 43 regions: all but africa-south1, asia-east1, asia-east2,"
            + " asia-northeast1, asia-northeast2, asia-northeast3 and 1 more",
        check.message());
  }

  @Test
  void aKeyThatReadsLessThanHalfOfWhatItsSourceKnowsIsWorthAWarning() {
    Check check = check(Options.keyed(reading(Optional.of(zones("DE", "NO-NO1")))));
    assertEquals(CheckStatus.WARNING, check.status());
    assertEquals(
        "accepted; covers 2 of the 43 regions: europe-west3, europe-west10 (fake knows 43)",
        check.message());
    assertTrue(check.fix().isPresent());
  }

  @Test
  void aKeyThatReadsNoRegionIsWorthAWarning() {
    Check check = check(Options.keyed(reading(Optional.of(Set.of()))));
    assertEquals(CheckStatus.WARNING, check.status());
    assertEquals("accepted; covers none of the 43 regions (fake knows 43)", check.message());
  }

  @Test
  void aSourceOfFewRegionsIsNotToBlameWhenItReadsThemAll() {
    Set<GridZone> known = zones("DE", "NL", "US-MIDW-MISO");
    Check check = check(Options.of(reading(Optional.of(known)), SourceTier.KEYED, known::contains));
    assertEquals(CheckStatus.OK, check.status());
    assertEquals(
        "accepted; covers 4 of the 43 regions: europe-west3, europe-west4, europe-west10,"
            + " us-central1",
        check.message());
  }

  @Test
  void isAskedOnceAndNotesTheServersClock() {
    FakeAccessSource source =
        new FakeAccessSource(() -> new Access(Optional.empty(), Optional.of(NOW.minusSeconds(90))));
    check(Options.keyed(source));
    assertEquals(1, source.timesAsked());
    assertEquals(Duration.ofSeconds(90), clocks.nearest().orElseThrow().ahead());
  }

  @Test
  void aRejectedKeyHasFailedWithTheHintAsTheFix() {
    CarbonException rejection =
        new CarbonException(ErrorKind.CREDENTIALS, "the key is not accepted", "check THE_KEY");
    Check check = check(Options.keyed(failing(rejection)));
    assertEquals(CheckStatus.FAILED, check.status());
    assertEquals(Optional.of(ErrorKind.CREDENTIALS), check.failure());
    assertEquals("the key is not accepted", check.message());
    assertEquals(Optional.of("check THE_KEY"), check.fix());
  }

  @Test
  void aServiceWithAKeyThatCannotBeReachedHasFailed() {
    Check check = check(Options.keyed(failing(down())));
    assertEquals(CheckStatus.FAILED, check.status());
    assertEquals(Optional.of(ErrorKind.UPSTREAM), check.failure());
    assertEquals("it is down", check.message());
    assertTrue(check.fix().isPresent());
  }

  @Test
  void carbonWorksWithoutAServiceThatNeedsNoKey() {
    Check check = check(keyless(failing(down())));
    assertEquals(CheckStatus.WARNING, check.status());
    assertEquals("it is down; carbon works without it", check.message());
  }

  @Test
  void aServiceThatNeedsNoKeyAnswers() {
    Set<GridZone> known = zones("DE");
    Check check = check(Options.of(reading(Optional.empty()), SourceTier.KEYLESS, known::contains));
    assertEquals(CheckStatus.OK, check.status());
    assertEquals(
        "answers; covers 2 of the 43 regions: europe-west3, europe-west10", check.message());
  }

  @Test
  void aSourceThatCannotSayWhatMayBeReadIsAskedForOneFigure() {
    FakeIntensitySource source = new FakeIntensitySource().with("ZA", GapReason.NOT_ALLOWED);
    Check check = check(Options.keyed(source));
    assertEquals(CheckStatus.OK, check.status());
    assertEquals(
        "accepted; fake has no figure for zone ZA: NOT_ALLOWED; other zones were not tried",
        check.message());
    assertEquals(1, source.asked().size());
    assertEquals(
        "accepted; it has a figure for zone ZA; other zones were not tried",
        check(Options.keyed(new FakeIntensitySource().with("ZA", 700))).message());
  }

  @Test
  void aSourceThatHasNoFigureBecauseItIsDownIsDown() {
    FakeIntensitySource source = new FakeIntensitySource().with("ZA", GapReason.UPSTREAM);
    assertEquals(Optional.of(ErrorKind.UPSTREAM), check(Options.keyed(source)).failure());
    assertEquals(CheckStatus.WARNING, check(keyless(source)).status());
    assertEquals(
        "answers; covers all 43 regions",
        check(keyless(new FakeIntensitySource().with("ZA", 700))).message());
  }

  @Test
  void aSourceWithoutARegionIsNotAsked() {
    FakeIntensitySource source = new FakeIntensitySource();
    Check check = check(Options.of(source, SourceTier.KEYLESS, zone -> false));
    assertEquals("not asked: it covers none of the regions", check.message());
    assertEquals(List.of(), source.asked());
  }

  @Test
  void theFirstKeyIsMissedOnlyWhenThereIsNoneAtAll() {
    List<Check> none = checks(Options.locked("first"), Options.locked("second"));
    assertEquals(CheckStatus.WARNING, none.get(0).status());
    assertEquals(Optional.of("set THE_KEY"), none.get(0).fix());
    assertEquals(CheckStatus.OK, none.get(1).status());
    assertEquals("no key set", none.get(1).message());

    List<Check> one = checks(Options.locked("first"), Options.keyed(reading(Optional.empty())));
    assertEquals(CheckStatus.OK, one.get(0).status());
    assertEquals(Optional.empty(), one.get(0).fix());
  }

  @Test
  void whatIsReadFromThisMachineIsNotCheckedAndSparesNobodyAKey() {
    List<Check> checks = checks(Options.locked("first"), GoogleAnnual.option(Regions.bundled()));
    assertEquals(1, checks.size());
    assertEquals(CheckStatus.WARNING, checks.get(0).status());
  }

  private Check check(SourceOption option) {
    return checks(option).get(0);
  }

  private List<Check> checks(SourceOption... options) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Doctor(
            SourceCheckup.ofAll(Options.only(options), REGIONS, clocks, clock),
            List.of(),
            Duration.ofSeconds(10))
        .examine()
        .checks();
  }

  private static SourceOption keyless(IntensitySource source) {
    return Options.of(source, SourceTier.KEYLESS, Coverage.BY_GRID_ZONE);
  }

  private static FakeAccessSource reading(Optional<Set<GridZone>> zones) {
    return new FakeAccessSource(() -> new Access(zones, Optional.empty()));
  }

  private static FakeAccessSource failing(CarbonException error) {
    return new FakeAccessSource(
        () -> {
          throw error;
        });
  }

  private static CarbonException down() {
    return new CarbonException(ErrorKind.UPSTREAM, "it is down");
  }

  private static Optional<Set<GridZone>> allBut(String... zones) {
    Set<GridZone> left =
        REGIONS.stream().map(Region::zone).collect(Collectors.toCollection(HashSet::new));
    left.removeAll(zones(zones));
    return Optional.of(left);
  }

  private static Set<GridZone> zones(String... ids) {
    return Set.of(ids).stream().map(GridZone::new).collect(Collectors.toSet());
  }
}
