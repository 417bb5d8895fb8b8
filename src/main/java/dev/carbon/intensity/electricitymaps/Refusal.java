package dev.carbon.intensity.electricitymaps;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonReply;
import dev.carbon.http.ServiceText;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
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
    String error = StrictJson.optionalText(reply.body(), "error").orElse("no reason given");
    String lower = error.toLowerCase(Locale.ROOT);
    if (reply.status() == 403 || lower.contains("unauthorized for zonekey")) {
      return new NoFigure(GapReason.NOT_ALLOWED, "the token does not cover it");
    }
    if (reply.status() == 401) {
      String why = StrictJson.optionalText(reply.body(), "message").orElse(error);
      throw rejected(ServiceText.oneLine(why, token));
    }
    if (reply.status() == 404 && lower.contains("zone")) {
      return new NoFigure(GapReason.NO_DATA, error);
    }
    return new NoFigure(
        GapReason.UPSTREAM, "the service answered " + reply.status() + ": " + error);
  }

  private static CarbonException rejected(String why) {
    return new CarbonException(
        ErrorKind.CREDENTIALS,
        "electricitymaps does not accept the token: " + why,
        "check ELECTRICITY_MAPS_API_KEY against https://portal.electricitymaps.com");
  }
}
