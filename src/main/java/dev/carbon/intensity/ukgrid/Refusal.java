package dev.carbon.intensity.ukgrid;

import dev.carbon.http.JsonReply;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;

/** Says what the API means when it answers with a 4xx. */
final class Refusal {
  private Refusal() {}

  /** Why there is no figure: a 404 means that the service has none. */
  static NoFigure explain(JsonReply reply) {
    String why =
        StrictJson.optionalText(reply.body().path("error"), "message").orElse("no reason given");
    return new NoFigure(
        reply.status() == 404 ? GapReason.NO_DATA : GapReason.UPSTREAM,
        "the service answered " + reply.status() + ": " + why);
  }
}
