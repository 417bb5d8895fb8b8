package dev.carbon.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Where and how a service repeats. */
enum Repetition {
  REFUSAL_400,
  REFUSAL_401,
  REFUSAL_403,
  REFUSAL_404,
  REFUSAL_422,
  REFUSAL_429,
  FAILURE_500,
  FAILURE_503,
  TEXT_200,
  TEXT_400,
  TEXT_401,
  TEXT_403,
  REDIRECT_301,
  JSON_200,
  BROKEN_JSON_200,
  WORDS_OF_AN_ANSWER,
  SECRETS_IN_AN_ANSWER;

  /** The answer, marks and all, as of {@code now}. */
  ResponseDefinitionBuilder answer(Victim victim, Instant now, String elsewhere) {
    return Echo.in(
        bare(victim, now, elsewhere)
            .withStatusMessage("No " + Echo.REQUEST)
            .withHeader("Retry-After", Echo.SECRETS)
            .withHeader("WWW-Authenticate", "Basic realm=\"" + Echo.REQUEST + "\"")
            .withHeader("Date", Echo.REQUEST));
  }

  /** Whether the call is made again after a wait. */
  boolean isBusy() {
    return this == REFUSAL_429 || this == FAILURE_500 || this == FAILURE_503;
  }

  /** Each source that is sent a secret, and each manner. */
  static Stream<Arguments> cells() {
    return Arrays.stream(Repetition.values())
        .flatMap(
            manner ->
                Arrays.stream(Victim.values())
                    .filter(Victim::isKeyed)
                    .map(victim -> Arguments.of(victim, manner)));
  }

  private ResponseDefinitionBuilder bare(Victim victim, Instant now, String elsewhere) {
    int status = Integer.parseInt("0" + name().replaceAll("\\D", ""));
    return switch (this) {
      case REFUSAL_400, REFUSAL_401, REFUSAL_403, REFUSAL_404, REFUSAL_422, REFUSAL_429 ->
          Trouble.json(status, Bodies.refusal(victim, status, Echo.SECRETS + " " + Echo.REQUEST));
      case FAILURE_500, FAILURE_503 -> text(status, "text/html");
      case TEXT_200, TEXT_400, TEXT_401, TEXT_403 -> text(status, "text/" + Echo.SECRETS);
      case REDIRECT_301 ->
          text(status, "text/" + Echo.SECRETS)
              .withHeader("Location", elsewhere + "/" + Echo.SECRETS);
      case JSON_200 -> Trouble.json(200, "{\"" + Echo.SECRETS + "\":\"" + Echo.REQUEST + "\"}");
      case BROKEN_JSON_200 -> Trouble.json(200, "{\"" + Echo.REQUEST + "\":");
      case WORDS_OF_AN_ANSWER -> words(victim.good(now), Echo.REQUEST);
      case SECRETS_IN_AN_ANSWER -> words(victim.good(now), Echo.SECRETS);
    };
  }

  /** A good answer that repeats in place of all words that could be shown. */
  private static ResponseDefinitionBuilder words(String good, String mark) {
    return Trouble.json(
        200,
        good.replace("INVENTED_METHOD", mark)
            .replace("invented_type", mark)
            .replace("\"warnings\":[]", "\"warnings\":[\"" + mark + "\",{\"type\":\"W\"}]")
            .replace("\"fueltype\":\"COL\"", "\"fueltype\":\"" + mark + "\""));
  }

  private static ResponseDefinitionBuilder text(int status, String type) {
    return aResponse().withStatus(status).withHeader("Content-Type", type).withBody(Echo.REQUEST);
  }
}
