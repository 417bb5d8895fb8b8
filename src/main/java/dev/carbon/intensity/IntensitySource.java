package dev.carbon.intensity;

import dev.carbon.region.GridZone;

/** Where carbon numbers come from. */
public interface IntensitySource {
  /** The kind of every figure of this source. */
  IntensityKind kind();

  /**
   * The newest intensity for {@code zone}. May block for as long as one HTTP call with its retries.
   *
   * <p>Trouble with one zone is a {@link Reading.Gap} with its reason, so that the other zones can
   * still be ranked. Figures that the source reports for another zone, without a value, or out of
   * range are gaps too; an old figure is returned as it is, since only the caller knows how old is
   * too old.
   *
   * @throws dev.carbon.error.CarbonException with kind CREDENTIALS when the source rejects the
   *     token as such, so that no zone can be answered
   */
  Reading latest(GridZone zone);
}
