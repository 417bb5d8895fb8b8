package dev.carbon.region;

import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns what a person typed ({@code eu,us-west1}) into regions, and explains what it cannot. */
public final class RegionSelector {
  private final Regions regions;

  public RegionSelector(Regions regions) {
    this.regions = regions;
  }

  /**
   * The regions that the words name, each once, in the order of the words.
   *
   * @param origin the flag or file that the words came from, for the message
   * @param problems gets one entry for each word that names nothing, with the nearest known name
   */
  public Set<RegionId> select(List<String> words, String origin, Problems problems) {
    Set<RegionId> selected = new LinkedHashSet<>();
    for (String typed : words) {
      String word = typed.toLowerCase(Locale.ROOT);
      Optional<RegionGroup> group = RegionGroup.named(word);
      if (group.isPresent()) {
        regions.all().stream()
            .filter(group.get()::contains)
            .forEach(region -> selected.add(region.id()));
      } else {
        one(typed, origin, problems).ifPresent(selected::add);
      }
    }
    return selected;
  }

  /** The one region of that name, in any case; a group is no region. */
  public Optional<RegionId> one(String typed, String origin, Problems problems) {
    String word = typed.toLowerCase(Locale.ROOT);
    if (RegionId.isWellFormed(word) && regions.find(new RegionId(word)).isPresent()) {
      return Optional.of(new RegionId(word));
    }
    problems.add(unknown(typed, origin));
    return Optional.empty();
  }

  private String unknown(String word, String origin) {
    List<String> known = new ArrayList<>();
    regions.all().forEach(region -> known.add(region.id().value()));
    for (RegionGroup group : RegionGroup.values()) {
      known.add(group.word());
    }
    return origin + ": unknown region '" + word + "'" + Suggestion.sentence(word, known);
  }
}
