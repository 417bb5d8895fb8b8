package dev.carbon.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.testing.Canary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What may go wrong with a call. */
enum Trouble {
  /** Nothing listens; {@link FaultyGrid#closed} is such an address. */
  REFUSED,
  /** {@link CutWire} breaks off any answer. */
  CUT_OFF,
  RESET_IN_BODY,
  SILENT,
  DRIBBLE,
  RESET,
  HANG_UP,
  BROKEN_CHUNK,
  NOT_HTTP,
  EMPTY,
  NO_CONTENT,
  GARBAGE,
  HTML_PAGE,
  EMPTY_OBJECT,
  REDIRECT,
  UNAUTHORIZED,
  UNAUTHORIZED_HTML,
  FORBIDDEN,
  FORBIDDEN_HTML,
  NOT_FOUND,
  NOT_FOUND_HTML,
  UNPROCESSABLE,
  LIMITED,
  LIMITED_UNTIL,
  LIMITED_FOR_EVER,
  LIMITED_STRANGELY,
  INTERNAL_ERROR,
  BACK_AGAIN,
  BOMB,
  HUGE,
  DEEP,
  NOT_A_NUMBER,
  TWICE;

  /** A call that is struck, and where a redirect leads. */
  record Call(Victim victim, Instant now, String elsewhere) {
    String good() {
      return victim.good(now);
    }

    /** A good answer with one more field, which comes first. */
    String with(String field) {
      return "{" + field + "," + good().substring(1);
    }

    /** A good answer with so many bytes more in it. */
    String padded(int bytes) {
      return with("\"padding\":\"" + "0".repeat(bytes) + "\"");
    }

    ResponseDefinitionBuilder refusal(int status) {
      return json(status, Bodies.refusal(victim, status, "invented reason"));
    }

    ResponseDefinitionBuilder limited(String retryAfter) {
      return refusal(429).withHeader("Retry-After", retryAfter);
    }
  }

  /** The answer to the struck call, time after time unless it {@link #passes}. */
  ResponseDefinitionBuilder answer(Call call) {
    ResponseDefinitionBuilder good = json(200, call.good());
    return switch (this) {
      case REFUSED, CUT_OFF, RESET_IN_BODY -> good;
      case SILENT -> good.withFixedDelay(1500);
      case DRIBBLE -> good.withChunkedDribbleDelay(8, 1600);
      case RESET -> good.withFault(Fault.CONNECTION_RESET_BY_PEER);
      case HANG_UP -> good.withFault(Fault.EMPTY_RESPONSE);
      case BROKEN_CHUNK -> good.withFault(Fault.MALFORMED_RESPONSE_CHUNK);
      case NOT_HTTP -> good.withFault(Fault.RANDOM_DATA_THEN_CLOSE);
      case EMPTY -> json(200, "");
      case NO_CONTENT -> aResponse().withStatus(204);
      case GARBAGE -> json(200, "x7\u0000\u001b[31m}{");
      case HTML_PAGE -> html(200);
      case EMPTY_OBJECT -> json(200, "{}");
      case REDIRECT -> html(301).withHeader("Location", call.elsewhere());
      case UNAUTHORIZED -> call.refusal(401);
      case UNAUTHORIZED_HTML -> html(401);
      case FORBIDDEN -> call.refusal(403);
      case FORBIDDEN_HTML -> html(403);
      case NOT_FOUND -> call.refusal(404);
      case NOT_FOUND_HTML -> html(404);
      case UNPROCESSABLE -> call.refusal(422);
      case LIMITED -> call.limited("2");
      case LIMITED_UNTIL ->
          call.limited("Mon, 02 Mar 2026 12:20:00 GMT")
              .withHeader("Date", "Mon, 02 Mar 2026 12:19:55 GMT");
      case LIMITED_FOR_EVER -> call.limited("1000000000000");
      case LIMITED_STRANGELY -> call.limited("sp\u00e4ter");
      case INTERNAL_ERROR -> html(500);
      case BACK_AGAIN -> html(503);
      case BOMB ->
          json(200, "").withHeader("Content-Encoding", "gzip").withBody(gzip(call.padded(6 << 20)));
      case HUGE -> json(200, call.padded(5 << 20));
      case DEEP -> json(200, call.with("\"x\":" + "[".repeat(50_000) + "]".repeat(50_000)));
      case NOT_A_NUMBER ->
          json(200, call.good().replaceFirst("\"?(321|" + Canary.TOKEN + ")\"?", "NaN"));
      case TWICE -> json(200, call.with("\"x\":1,\"x\":2"));
    };
  }

  /**
   * The waits between the tries that the one retry policy makes, when chance always gives the
   * middle: three tries where a moment may mend it, 429 and 5xx among them, else one.
   */
  List<Duration> waits() {
    return switch (this) {
      case CUT_OFF,
          RESET_IN_BODY,
          RESET,
          HANG_UP,
          BROKEN_CHUNK,
          NOT_HTTP,
          LIMITED_STRANGELY,
          INTERNAL_ERROR ->
          List.of(Duration.ofMillis(125), Duration.ofMillis(250));
      case LIMITED -> List.of(Duration.ofSeconds(2), Duration.ofSeconds(2));
      case LIMITED_UNTIL -> List.of(Duration.ofSeconds(5), Duration.ofSeconds(5));
      case BACK_AGAIN -> List.of(Duration.ofMillis(125));
      default -> List.of();
    };
  }

  /** Whether the next answer is a good one. */
  boolean passes() {
    return this == BACK_AGAIN;
  }

  /** Whether only a time limit ends the call. */
  boolean takesTime() {
    return this == SILENT || this == DRIBBLE;
  }

  /** Whether it is the length of the answer that ends the call. */
  boolean isTooLong() {
    return this == HUGE || this == BOMB;
  }

  /** Whether it is over at once: without a wait, without a time limit, and without many bytes. */
  boolean isQuick() {
    return waits().isEmpty() && !takesTime() && this != HUGE;
  }

  /** An answer that says it is JSON. */
  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private static ResponseDefinitionBuilder html(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/html; charset=utf-8")
        .withBody("<html><title>" + status + "</title></html>");
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
