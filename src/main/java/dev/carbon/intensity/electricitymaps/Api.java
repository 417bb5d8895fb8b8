package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.http.ServiceText;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.unit.Secret;

/** Asks the service, and lets only an answer through that is about the real grid. */
final class Api {
  private final JsonHttp http;
  private final Secret token;

  Api(JsonHttp http, Secret token) {
    this.http = http;
    this.token = token;
  }

  /**
   * What the service answers to {@code request}.
   *
   * @throws NoFigure when it refuses, or repeats the token
   * @throws dev.carbon.error.CarbonException CREDENTIALS when it refuses the token as such,
   *     UPSTREAM when it does not answer
   */
  JsonNode ask(JsonRequest request) throws NoFigure {
    return body(reply(request));
  }

  /** A text of the service as one line, with {@code ***} where it repeats the token. */
  String oneLine(String text) {
    return ServiceText.oneLine(text, token);
  }

  /** The reply to {@code request}, a refusal too. Fails as {@link JsonHttp#get}. */
  JsonReply reply(JsonRequest request) {
    return http.get(request);
  }

  /** The body of a reply that is no refusal. Fails as {@link #ask}. */
  JsonNode body(JsonReply reply) throws NoFigure {
    if (!reply.isSuccess()) {
      throw Refusal.explain(reply, token);
    }
    Answer.requireReal(reply.body());
    requireNoEcho(reply.body());
    return reply.body();
  }

  /** Some words of an answer are shown and kept: zones, methods, kinds of plant. */
  private void requireNoEcho(JsonNode body) throws NoFigure {
    if (body.toString().contains(token.reveal())) {
      throw new NoFigure(GapReason.UPSTREAM, "the answer repeats the token");
    }
  }
}
