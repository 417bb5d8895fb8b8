package dev.carbon.doctor;

import dev.carbon.intensity.Access;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridZone;
import java.util.function.Supplier;

/** A source that answers from a script what may be read, and counts how often it was asked. */
final class FakeAccessSource implements IntensitySource, AccessSource {
  private final FakeIntensitySource figures = new FakeIntensitySource();
  private final Supplier<Access> access;
  private int timesAsked;

  FakeAccessSource(Supplier<Access> access) {
    this.access = access;
  }

  @Override
  public IntensityKind kind() {
    return figures.kind();
  }

  @Override
  public Reading latest(GridZone zone) {
    timesAsked++;
    return figures.latest(zone);
  }

  @Override
  public Access access() {
    timesAsked++;
    return access.get();
  }

  int timesAsked() {
    return timesAsked;
  }
}
