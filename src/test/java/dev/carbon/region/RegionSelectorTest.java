package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegionSelectorTest {
  private final Regions regions = Regions.bundled();
  private final RegionSelector selector = new RegionSelector(regions);
  private final Problems problems = new Problems();

  @Test
  void keepsTheOrderOfTheWordsAndEachRegionOnce() {
    assertEquals(
        List.of("us-west1", "europe-west4", "us-east1"),
        selected("us-west1", "europe-west4", "us-west1", "us-east1"));
    assertEquals("us-west4", selected("us-west4", "us").get(0));
    assertEquals(Set.copyOf(selected("us")), Set.copyOf(selected("us-west4", "us")));
  }

  @Test
  void aRegionMayBeNamedThatAGroupWouldNotHold() {
    assertEquals(List.of("europe-north2"), selected("europe-north2"));
  }

  @Test
  void explainsEveryUnknownWordAndSuggestsTheNearest() {
    selected("us-cental1", "us-east1", "!!", "europa");
    assertEquals(
        List.of(
            "--regions: unknown region 'us-cental1'; did you mean 'us-central1'?",
            "--regions: unknown region '!!'",
            "--regions: unknown region 'europa'; did you mean 'europe'?"),
        problems.messages());
  }

  @Test
  void namesAndGroupsAreTakenInAnyCase() {
    assertEquals(selected("eu"), selected("EU"));
    assertEquals(selected("us-central1"), selected("US-Central1"));
    assertTrue(problems.isEmpty());
  }

  @Nested
  class TheGroup {
    @Test
    void euHoldsMemberStatesOnly() {
      Set<String> eu = Set.copyOf(selected("eu"));
      assertFalse(eu.contains("europe-west2"), "London");
      assertFalse(eu.contains("europe-west6"), "Zurich");
      assertTrue(eu.contains("europe-west4"));
      assertTrue(selected("eu").stream().allMatch(name -> name.startsWith("europe-")));
    }

    @Test
    void europeHoldsLondonAndZurichToo() {
      Set<String> more = selected("europe").stream().collect(Collectors.toSet());
      more.removeAll(selected("eu"));
      assertEquals(Set.of("europe-west2", "europe-west6"), more);
    }

    @Test
    void allHoldsThe38RegionsThatTrain() {
      assertEquals(38, selected("all").size());
    }

    @Test
    void asiaIsTheContinentWithoutAustraliaAndTheMiddleEast() {
      assertTrue(selected("asia").stream().allMatch(name -> name.startsWith("asia-")));
      assertEquals(8, selected("asia").size());
    }

    @Test
    void usIsPartOfTheAmericas() {
      List<String> americas = selected("americas");
      assertTrue(americas.containsAll(selected("us")));
      assertTrue(americas.contains("northamerica-northeast1"));
      assertTrue(americas.contains("southamerica-east1"));
      assertFalse(americas.contains("europe-west1"));
    }

    @Test
    void neverHoldsARegionWithoutTraining() {
      for (RegionGroup group : RegionGroup.values()) {
        for (String name : selected(group.name().toLowerCase(Locale.ROOT))) {
          assertTrue(regions.get(new RegionId(name)).trains(), name);
        }
      }
    }

    @Test
    void isKnownByItsWordAlone() {
      assertEquals(Optional.of(RegionGroup.EU), RegionGroup.named("eu"));
      assertEquals(Optional.empty(), RegionGroup.named("us-east1"));
    }
  }

  private List<String> selected(String... words) {
    return selector.select(List.of(words), "--regions", problems).stream()
        .map(RegionId::value)
        .toList();
  }
}
