package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridZone;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookupChooserTest {
  private final FakeIntensitySource american = source("american");
  private final FakeIntensitySource european = source("european");
  private final FakeIntensitySource yearly = source("yearly");
  private final Coverage america = zone -> zone.id().startsWith("US-");
  private final Coverage europe = zone -> !zone.id().startsWith("US-");

  private final IntensitySources sources =
      Options.only(
          Options.of(american, SourceTier.KEYED, america),
          Options.of(european, SourceTier.KEYLESS, europe),
          Options.of(yearly, SourceTier.YEARLY, Coverage.BY_GRID_ZONE));

  @Test
  void aKeyForAnotherPartOfTheWorldDoesNotStandInTheWay() {
    assertEquals(List.of("european", "yearly"), choose(SourceWish.ANY, "DE"));
  }

  @Test
  void aKeyThatCoversHalfOfThePlacesIsTakenAlone() {
    assertEquals(List.of("american"), choose(SourceWish.ANY, "DE", "US-MIDA-PJM"));
  }

  @Test
  void withoutAKeyEveryPlaceMustBeCovered() {
    assertEquals(List.of("yearly"), choose(SourceWish.ANY, "DE", "FR", "US-MIDA-PJM"));
  }

  @Test
  void theNamedOneIsTakenWhateverItCovers() {
    assertEquals(List.of("american"), choose(SourceWish.of(american.kind().source()), "DE"));
  }

  @Test
  void liveMeansNoAverages() {
    SourceWish live = live();
    assertEquals(List.of("european"), choose(live, "DE"));
    CarbonException error =
        assertThrows(CarbonException.class, () -> choose(live, "DE", "FR", "US-MIDA-PJM"));
    assertEquals(ErrorKind.NO_DATA, error.kind());
    assertTrue(error.hint().orElse("").contains("--live"), error.toString());
  }

  private List<String> choose(SourceWish wish, String... zones) {
    GridQuestion question =
        new GridQuestion(
            Stream.of(zones).map(GridZone::new).map(Place::of).toList(),
            wish,
            false,
            Optional.empty(),
            Optional.empty(),
            Duration.ofHours(2));
    Clock clock = Clock.fixed(FakeIntensitySource.HOUR, ZoneOffset.UTC);
    return new LookupChooser(sources, clock)
        .choose(question).stream().map(each -> each.profile().name().value()).toList();
  }

  private static SourceWish live() {
    return new SourceWish(
        Optional.empty(), Optional.empty(), Optional.empty(), true, false, true, Optional.empty());
  }

  private static FakeIntensitySource source(String name) {
    return new FakeIntensitySource(
        new IntensityKind(new SourceName(name), Signal.AVERAGE, Accounting.DIRECT));
  }
}
