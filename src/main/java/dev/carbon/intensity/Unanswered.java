package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Reading.Gap;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.util.function.UnaryOperator;

/** How one source says that it has no answer: a line that names it, the place and the reason. */
public final class Unanswered {
  private final SourceName source;
  private final UnaryOperator<String> clean;

  /**
   * @param clean makes a line fit to be printed: no control characters, no secret
   */
  public Unanswered(SourceName source, UnaryOperator<String> clean) {
    this.source = source;
    this.clean = clean;
  }

  /**
   * The gap for whatever a reader or the network threw.
   *
   * @param wanted such as {@code "figure"} or {@code "power mix"}
   * @param why a {@link NoFigure} or a {@link CarbonException}
   * @throws CarbonException {@code why} itself, unless it means that the service failed
   */
  public Gap gap(String wanted, GridLocation location, Exception why) {
    if (why instanceof NoFigure none) {
      return gap(none.reason(), wanted, location, none.why());
    }
    CarbonException failure = (CarbonException) why;
    if (failure.kind() != ErrorKind.UPSTREAM) {
      throw failure;
    }
    return gap(GapReason.UPSTREAM, wanted, location, failure.text());
  }

  /** A gap of that reason. */
  Gap gap(GapReason reason, String wanted, GridLocation location, String why) {
    String place = location instanceof GridZone ? "zone " + location : "the place " + location;
    return Reading.gap(
        reason, clean.apply(source + " has no " + wanted + " for " + place + ": " + why));
  }
}
