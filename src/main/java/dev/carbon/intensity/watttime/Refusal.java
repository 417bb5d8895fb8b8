package dev.carbon.intensity.watttime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonReply;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what the API means when it answers a question for data with a 4xx. */
final class Refusal {
  private Refusal() {}

  /**
   * Why one zone was refused.
   *
   * @throws CarbonException CREDENTIALS when it is the token as such that was refused
   */
  static NoFigure explain(JsonReply reply) {
    if (reply.status() == 401) {
      throw rejected("a token that it had just given was refused");
    }
    if (reply.body().isMissingNode()) {
      return upstream(reply, " with text where JSON was expected");
    }
    String said = words(reply.body());
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("invalid scope") || isForbidden(reply)) {
      return new NoFigure(GapReason.NOT_ALLOWED, "the plan of this login does not cover it");
    }
    boolean unknown = reply.status() == 400 || reply.status() == 404;
    if (unknown && (lower.contains("region") || lower.contains("coverage"))) {
      return new NoFigure(GapReason.NO_DATA, said);
    }
    return upstream(reply, ": " + said);
  }

  /** The login as such is not accepted, so that no zone can be answered. */
  static CarbonException rejected(String why) {
    return new CarbonException(
        ErrorKind.CREDENTIALS,
        "watttime does not accept the login: " + why,
        "check " + WattTime.USER + " and " + WattTime.PASSWORD + " at https://watttime.org");
  }

  /**
   * What the service itself forbids has an error's name; a 403 of what stands before it has not.
   */
  private static boolean isForbidden(JsonReply reply) {
    return reply.status() == 403 && StrictJson.optionalText(reply.body(), "error").isPresent();
  }

  private static NoFigure upstream(JsonReply reply, String how) {
    return new NoFigure(GapReason.UPSTREAM, "the service answered " + reply.status() + how);
  }

  /** {@code {error, message}} as documented, or with {@code msg}; or FastAPI's own shape. */
  private static String words(JsonNode body) {
    return Stream.of(
            StrictJson.optionalText(body, "error"),
            StrictJson.optionalText(body, "message"),
            StrictJson.optionalText(body, "msg"),
            StrictJson.optionalText(body, "detail"),
            StrictJson.optionalText(body.path("detail").path(0), "msg"))
        .flatMap(Optional::stream)
        .reduce((one, other) -> one + ": " + other)
        .orElse("no reason given");
  }
}
