package dev.carbon.intensity;

import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What every source refuses to believe, whoever answered it. */
public final class Checks {
  /** An interval is announced shortly before it begins; more than this is a wrong clock. */
  private static final Duration EARLIEST = Duration.ofHours(2);

  private Checks() {}

  /** Whether an interval begins more than two hours after {@code now}: such has no figure yet. */
  public static boolean isFuture(Instant start, Instant now) {
    return start.isAfter(now.plus(EARLIEST));
  }

  /**
   * The start of an interval that has begun, or is about to.
   *
   * @throws NoFigure OUT_OF_RANGE when it {@link #isFuture lies in the future}
   */
  public static Instant notFuture(Instant start, Instant now) throws NoFigure {
    if (isFuture(start, now)) {
      throw new NoFigure(
          GapReason.OUT_OF_RANGE,
          "the answer is for " + start + ", which is in the future by this machine's clock");
    }
    return start;
  }

  /**
   * A carbon intensity that can be one.
   *
   * @param grams g CO2eq/kWh, whatever it is
   * @throws NoFigure OUT_OF_RANGE unless it {@link Intensity#isPlausible is possible}
   */
  public static GramsPerKwh plausible(double grams, Accounting accounting) throws NoFigure {
    if (!Intensity.isPlausible(grams, accounting)) {
      throw new NoFigure(
          GapReason.OUT_OF_RANGE, Numbers.plain(grams) + " g/kWh is not a possible value");
    }
    return new GramsPerKwh(grams);
  }

  /**
   * A power mix that can be one.
   *
   * @param megawatts MW by kind of plant, whatever they are
   * @throws NoFigure OUT_OF_RANGE unless each {@link PowerBreakdown#isPlausibleMegawatts is
   *     possible}
   */
  public static Map<String, Double> plausibleMix(Map<String, Double> megawatts) throws NoFigure {
    for (double each : megawatts.values()) {
      if (!PowerBreakdown.isPlausibleMegawatts(each)) {
        throw new NoFigure(
            GapReason.OUT_OF_RANGE,
            "a value of the mix is not possible: " + Numbers.plain(each) + " MW");
      }
    }
    return megawatts;
  }
}
