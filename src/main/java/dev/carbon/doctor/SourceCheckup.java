package dev.carbon.doctor;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks one source of figures whether the key is good, and which regions it covers. */
public final class SourceCheckup implements Checkup {
  private static final String CHECK_THE_WAY =
      "check the network, the proxy, and the address in 'carbon config list'";

  private final SourceOption option;
  private final boolean missed;
  private final List<Region> regions;
  private final ServerClocks clocks;
  private final Clock clock;

  private SourceCheckup(
      SourceOption option, boolean missed, List<Region> regions, ServerClocks clocks, Clock clock) {
    this.option = option;
    this.missed = missed;
    this.regions = List.copyOf(regions);
    this.clocks = clocks;
    this.clock = clock;
  }

  /**
   * A checkup for each source that is asked over the network, in their order. When no key is set at
   * all, the first source with one is missed; otherwise a source without its key is no matter.
   *
   * @param regions those that should be covered
   * @param clocks hears what time the services say it is
   */
  public static List<SourceCheckup> ofAll(
      IntensitySources sources, List<Region> regions, ServerClocks clocks, Clock clock) {
    List<SourceOption> keyed =
        sources.all().stream()
            .filter(option -> option.profile().tier() == SourceTier.KEYED)
            .toList();
    Optional<SourceOption> missed =
        keyed.stream().noneMatch(SourceOption::isUsable)
            ? keyed.stream().findFirst()
            : Optional.empty();
    List<SourceCheckup> checkups = new ArrayList<>();
    for (SourceOption option : sources.all()) {
      if (option.profile().base().isPresent()) {
        boolean isMissed = missed.filter(option::equals).isPresent();
        checkups.add(new SourceCheckup(option, isMissed, regions, clocks, clock));
      }
    }
    return List.copyOf(checkups);
  }

  @Override
  public String name() {
    return profile().name().value();
  }

  @Override
  public List<Check> run() {
    if (!option.isUsable()) {
      return List.of(locked());
    }
    IntensitySource source = option.open(new SourceTerms(profile().kinds().get(0), false, clock));
    return List.of(source instanceof AccessSource access ? reach(access.access()) : tryOut(source));
  }

  /** Without a source that needs no key carbon has others; one with a key was set up to be used. */
  @Override
  public Check check(CarbonException failure) {
    if (failure.kind() != ErrorKind.UPSTREAM) {
      return Check.failed(name(), failure);
    }
    String fix = failure.hint().orElse(CHECK_THE_WAY);
    return isKeyed()
        ? Check.failed(name(), new CarbonException(ErrorKind.UPSTREAM, failure.text(), fix))
        : Check.warning(name(), failure.text() + "; carbon works without it", Optional.of(fix));
  }

  private Check locked() {
    return missed
        ? Check.warning(
            name(),
            "no key set: carbon has only figures that need none",
            Optional.of(profile().howToEnable()))
        : Check.ok(name(), "no key set");
  }

  private Check reach(Access access) {
    access.serverDate().ifPresent(date -> clocks.note(profile().name(), date, clock.instant()));
    Reach reach = Reach.of(regions, profile().coverage(), access);
    String covers = (isKeyed() ? "accepted; covers " : "answers; covers ") + reach.inWords();
    if (!reach.isNarrow()) {
      return Check.ok(name(), covers);
    }
    return Check.warning(
        name(),
        covers + " (" + name() + " knows " + reach.known().size() + ")",
        Optional.of("name the regions it covers with --regions, or get a key that reads more"));
  }

  /** Asks a source that cannot say what may be read for one figure. */
  private Check tryOut(IntensitySource source) {
    Optional<GridZone> zone =
        regions.stream()
            .flatMap(region -> profile().coverage().zoneOf(region).stream())
            .findFirst();
    if (zone.isEmpty()) {
      return Check.ok(name(), "not asked: it covers none of the regions");
    }
    Reading reading = source.latest(zone.get());
    if (reading instanceof Reading.Gap gap && gap.reason() == GapReason.UPSTREAM) {
      throw new CarbonException(ErrorKind.UPSTREAM, gap.message());
    }
    if (!isKeyed()) {
      return reach(new Access(Optional.empty(), Optional.empty()));
    }
    String found =
        reading instanceof Reading.Gap gap
            ? gap.message()
            : "it has a figure for zone " + zone.get();
    return Check.ok(name(), "accepted; " + found + "; other zones were not tried");
  }

  private boolean isKeyed() {
    return profile().tier() == SourceTier.KEYED;
  }

  private SourceProfile profile() {
    return option.profile();
  }
}
