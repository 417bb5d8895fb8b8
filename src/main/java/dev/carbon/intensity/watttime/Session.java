package dev.carbon.intensity.watttime;

import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.NoFigure;
import dev.carbon.unit.Secret;

/** Asks for data with the token of the login, which is renewed once when it has expired. */
final class Session {
  private static final int EXPIRED = 401;

  private final JsonHttp http;
  private final Login login;

  Session(JsonHttp http, Login login) {
    this.http = http;
    this.login = login;
  }

  /**
   * The answer, which is a success.
   *
   * @throws NoFigure when this one question was refused
   * @throws dev.carbon.error.CarbonException CREDENTIALS when the login or two tokens in a row were
   *     refused, UPSTREAM when there is no answer
   */
  JsonReply ask(JsonRequest request) throws NoFigure {
    Secret token = login.token();
    JsonReply reply = http.get(bearing(request, token));
    if (reply.status() == EXPIRED) {
      reply = http.get(bearing(request, login.insteadOf(token)));
    }
    if (!reply.isSuccess()) {
      throw Refusal.explain(reply);
    }
    return reply;
  }

  private static JsonRequest bearing(JsonRequest request, Secret token) {
    return request.header(Endpoint.AUTHORIZATION, new Secret("Bearer " + token.reveal()));
  }
}
