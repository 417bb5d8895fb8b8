package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Answers from a script and remembers what it was asked; zones outside the script have no data. */
public final class FakeIntensitySource implements IntensitySource {
  /** The hour that every scripted figure is for, unless the script says another. */
  public static final Instant HOUR = Instant.parse("2026-03-02T12:00:00Z");

  private final IntensityKind kind;
  private final Map<GridZone, Supplier<Reading>> script = new ConcurrentHashMap<>();
  private final List<GridZone> asked = Collections.synchronizedList(new ArrayList<>());

  /** An average, lifecycle source named {@code fake}. */
  public FakeIntensitySource() {
    this(new IntensityKind(new SourceName("fake"), Signal.AVERAGE, Accounting.LIFECYCLE));
  }

  public FakeIntensitySource(IntensityKind kind) {
    this.kind = kind;
  }

  /** Scripts a figure for {@link #HOUR}; an impossible one becomes a gap, as in a real source. */
  public FakeIntensitySource with(String zone, double gramsPerKwh) {
    return with(zone, gramsPerKwh, HOUR);
  }

  public FakeIntensitySource with(String zone, double gramsPerKwh, Instant validFrom) {
    GridZone place = new GridZone(zone);
    if (!Intensity.isPlausible(gramsPerKwh, kind.accounting())) {
      return with(zone, gap(GapReason.OUT_OF_RANGE, place));
    }
    return with(
        zone,
        Reading.of(
            new Intensity(
                new GramsPerKwh(gramsPerKwh),
                place,
                validFrom,
                Duration.ofHours(1),
                kind,
                Estimation.UNKNOWN)));
  }

  public FakeIntensitySource with(String zone, GapReason reason) {
    return with(zone, gap(reason, new GridZone(zone)));
  }

  public FakeIntensitySource with(String zone, Reading reading) {
    return answering(zone, () -> reading);
  }

  public FakeIntensitySource failing(String zone, CarbonException error) {
    return answering(
        zone,
        () -> {
          throw error;
        });
  }

  /** Scripts code that runs when the zone is asked for: it may wait, fail or answer. */
  public FakeIntensitySource answering(String zone, Supplier<Reading> answer) {
    script.put(new GridZone(zone), answer);
    return this;
  }

  @Override
  public IntensityKind kind() {
    return kind;
  }

  @Override
  public Reading latest(GridZone zone) {
    asked.add(zone);
    Supplier<Reading> answer = script.get(zone);
    return answer == null ? gap(GapReason.NO_DATA, zone) : answer.get();
  }

  /** Every zone asked for, in the order of the questions, repeats included. */
  public List<GridZone> asked() {
    return List.copyOf(asked);
  }

  private Reading gap(GapReason reason, GridZone zone) {
    return Reading.gap(reason, kind.source() + " has no figure for zone " + zone + ": " + reason);
  }
}
