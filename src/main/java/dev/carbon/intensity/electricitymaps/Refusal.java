package dev.carbon.intensity.electricitymaps;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonReply;
import dev.carbon.http.ServiceText;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.unit.Secret;
import java.util.Locale;

/** Says what the API means when it answers with a 4xx: it uses 401 for three different things. */
final class Refusal {
  private Refusal() {}

  /**
   * Why one zone was refused.
   *
   * @throws CarbonException CREDENTIALS when it is the token as such that was refused
   */
  static NoFigure explain(JsonReply reply, Secret token) {
    String error = error(reply);
    if (reply.body().isMissingNode()) {
      return upstream(reply, "without a reason in JSON");
    }
    if (isDenial(reply)) {
      return new NoFigure(GapReason.NOT_ALLOWED, "the token does not cover it");
    }
    if (reply.status() == 401) {
      String why = StrictJson.optionalText(reply.body(), "message").orElse(error);
      throw rejected(ServiceText.oneLine(why, token));
    }
    if (reply.status() == 404 && lower(error).contains("zone")) {
      return new NoFigure(GapReason.NO_DATA, error);
    }
    return upstream(reply, error);
  }

  /**
   * Whether it is the endpoint that is refused, because it is gone or not part of the plan: there
   * may be another one for the same thing.
   */
  static boolean isOfEndpoint(JsonReply reply) {
    boolean isGone = reply.status() == 404 || reply.status() == 410;
    return isDenial(reply) || (isGone && !lower(error(reply)).contains("no recent data"));
  }

  /** The token is none that the service knows. */
  static CarbonException rejected(String why) {
    return new CarbonException(
        ErrorKind.CREDENTIALS,
        "electricitymaps does not accept the token: " + why,
        "check " + ElectricityMaps.KEY + " against https://portal.electricitymaps.com");
  }

  private static boolean isDenial(JsonReply reply) {
    return reply.status() == 403 || lower(error(reply)).contains("unauthorized for zonekey");
  }

  private static NoFigure upstream(JsonReply reply, String why) {
    return new NoFigure(GapReason.UPSTREAM, "the service answered " + reply.status() + ": " + why);
  }

  private static String error(JsonReply reply) {
    return StrictJson.optionalText(reply.body(), "error").orElse("no reason given");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
