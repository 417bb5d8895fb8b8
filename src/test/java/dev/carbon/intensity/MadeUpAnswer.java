package dev.carbon.intensity;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The body of a service's answer about one zone, and what carbon has to make of it.
 *
 * @param what is wrong with it, for whoever reads that a test failed
 * @param gramsPerKwh its figure, worked out by other means than the source's; empty when it is to
 *     have none
 * @param reason why it is to have none
 */
public record MadeUpAnswer(
    String what, String body, OptionalDouble gramsPerKwh, Optional<GapReason> reason) {

  /** One that a region must be ranked by. */
  public static MadeUpAnswer sound(String body, double gramsPerKwh) {
    return new MadeUpAnswer("nothing", body, OptionalDouble.of(gramsPerKwh), Optional.empty());
  }

  /** One that no region must be ranked by. */
  public static MadeUpAnswer poisoned(GapReason reason, String what, String body) {
    return new MadeUpAnswer(what, body, OptionalDouble.empty(), Optional.of(reason));
  }

  /** A sound answer, poisoned by another text in place of one that is in it. */
  public static MadeUpAnswer poisoned(GapReason reason, String body, String from, String to) {
    if (!body.contains(from)) {
      throw new IllegalArgumentException("no " + from + " to be poisoned in " + body);
    }
    return poisoned(reason, to + " instead of " + from, body.replace(from, to));
  }

  boolean isSound() {
    return gramsPerKwh.isPresent();
  }
}
