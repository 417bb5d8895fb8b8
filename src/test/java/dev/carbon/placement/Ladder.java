package dev.carbon.placement;

import static dev.carbon.testing.Cases.any;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.SourceWish;
import dev.carbon.placement.MadeUpSource.State;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * One made-up choice of a source: those there are, in the order in which carbon has them, what each
 * of them has, and what is wished for.
 */
final class Ladder {
  private static final SourceName FILE = new SourceName("file:made-up.csv");

  private final Random random;
  private final List<Region> candidates;
  private final List<MadeUpSource> sources = new ArrayList<>();
  private final MadeUpSource trace;
  private final SourceWish wish;
  private final boolean allowPartial;

  /**
   * @param regions those of which a few are candidates
   */
  Ladder(List<Region> regions, Random random) {
    this.random = random;
    List<Region> shuffled = new ArrayList<>(regions);
    Collections.shuffle(shuffled, random);
    candidates = List.copyOf(shuffled.subList(0, 1 + random.nextInt(4)));
    add(random.nextInt(4), SourceTier.KEYED);
    add(random.nextInt(3), SourceTier.KEYLESS);
    add(random.nextInt(2), SourceTier.YEARLY);
    trace = source(FILE, SourceTier.TRACE);
    if (random.nextBoolean()) {
      sources.add(random.nextInt(sources.size() + 1), trace);
    }
    wish = anyWish();
    allowPartial = random.nextInt(3) == 0;
  }

  List<Region> candidates() {
    return candidates;
  }

  /** Those that are always there, in order. */
  List<MadeUpSource> sources() {
    return List.copyOf(sources);
  }

  /** The one that is wished for by name. */
  Optional<MadeUpSource> named() {
    return wish.source()
        .map(
            name ->
                name.isFile()
                    ? trace
                    : sources.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow());
  }

  MadeUpSource trace() {
    return trace;
  }

  SourceWish wish() {
    return wish;
  }

  boolean allowPartial() {
    return allowPartial;
  }

  IntensitySources intensitySources() {
    List<SourceOption> options = sources.stream().map(MadeUpSource::option).toList();
    return new IntensitySources(options, name -> trace.option());
  }

  @Override
  public String toString() {
    return candidates.stream().map(each -> each.id() + " in " + each.zone()).toList()
        + " of "
        + sources
        + ", "
        + trace
        + ", "
        + wish
        + (allowPartial ? ", partial" : "");
  }

  private void add(int count, SourceTier tier) {
    for (int i = 0; i < count; i++) {
      sources.add(
          source(
              new SourceName(tier.name().toLowerCase(Locale.ROOT) + "-" + "abc".charAt(i)), tier));
    }
  }

  private MadeUpSource source(SourceName name, SourceTier tier) {
    boolean needsKey = tier == SourceTier.KEYED;
    return new MadeUpSource(
        name,
        tier,
        !needsKey || random.nextInt(4) > 0,
        needsKey && random.nextInt(20) == 0,
        kinds(name),
        states());
  }

  private List<IntensityKind> kinds(SourceName name) {
    List<IntensityKind> kinds = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      for (Accounting accounting : Accounting.values()) {
        kinds.add(new IntensityKind(name, signal, accounting));
      }
    }
    Collections.shuffle(kinds, random);
    return List.copyOf(kinds.subList(0, 1 + random.nextInt(2)));
  }

  /** The fresher and the fuller the source, the likelier is each of its zones to be so. */
  private Map<GridZone, State> states() {
    double cover = random.nextInt(3) == 0 ? random.nextDouble() : 1;
    double fresh = random.nextDouble();
    Map<GridZone, State> states = new HashMap<>();
    TreeSet<GridZone> zones = new TreeSet<>();
    candidates.forEach(region -> zones.add(region.zone()));
    for (GridZone zone : zones) {
      if (random.nextDouble() < cover) {
        states.put(
            zone, random.nextDouble() < fresh ? State.FRESH : any(random, List.of(State.values())));
      }
    }
    return Map.copyOf(states);
  }

  private SourceWish anyWish() {
    List<SourceName> names = new ArrayList<>(List.of(FILE));
    sources.forEach(source -> names.add(source.name()));
    return new SourceWish(
        maybe(any(random, names)),
        maybe(any(random, List.of(Signal.values()))),
        maybe(any(random, List.of(Accounting.values()))),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        random.nextBoolean(),
        Optional.empty());
  }

  private <T> Optional<T> maybe(T wanted) {
    return random.nextInt(3) == 0 ? Optional.of(wanted) : Optional.empty();
  }
}
