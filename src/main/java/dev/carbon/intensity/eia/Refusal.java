package dev.carbon.intensity.eia;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonReply;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;

/** Says what the API means when it answers with a 4xx. */
final class Refusal {
  private Refusal() {}

  /**
   * Why there is no figure.
   *
   * @param clean takes the key out of what the service says
   * @throws CarbonException CREDENTIALS when it is the key that was refused
   */
  static NoFigure explain(JsonReply reply, Cleaner clean) {
    JsonNode error = reply.body().path("error");
    String why =
        StrictJson.optionalText(error, "message")
            .or(() -> StrictJson.optionalText(reply.body(), "error"))
            .orElse("no reason given");
    if (isOfKey(reply, error)) {
      throw new CarbonException(
          ErrorKind.CREDENTIALS,
          "eia does not accept the key: " + clean.text(why),
          "check " + Eia.KEY + "; a key is free at https://www.eia.gov/opendata/register.php");
    }
    return new NoFigure(GapReason.UPSTREAM, "the service answered " + reply.status() + ": " + why);
  }

  /** By the code of the error; and by 401, unless what stands in between says it in HTML. */
  private static boolean isOfKey(JsonReply reply, JsonNode error) {
    return StrictJson.optionalText(error, "code").orElse("").startsWith("API_KEY_")
        || (reply.status() == 401 && !reply.body().isMissingNode());
  }
}
