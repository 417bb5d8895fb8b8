package dev.carbon.intensity.energycharts;

import dev.carbon.http.JsonReply;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;

/** Says what the API means when it answers with a 4xx, whose body may be plain text. */
final class Refusal {
  private Refusal() {}

  /** Why there is no figure: 404 is how the service says that it has none. */
  static NoFigure explain(JsonReply reply) {
    String why = StrictJson.optionalText(reply.body(), "detail").orElse("no reason given");
    return reply.status() == 404
        ? new NoFigure(GapReason.NO_DATA, "the service has nothing for it")
        : new NoFigure(GapReason.UPSTREAM, "the service answered " + reply.status() + ": " + why);
  }
}
