package dev.carbon.testing.cloud.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request to one of Google's JSON APIs, and the way back to who asked. */
public record RestCall(HttpExchange exchange) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The path's groups, when the call is of that method and its whole path of that pattern. */
  public Optional<Matcher> match(String method, Pattern pattern) {
    Matcher path = pattern.matcher(exchange.getRequestURI().getPath());
    return Optional.of(path)
        .filter(each -> exchange.getRequestMethod().equals(method) && each.matches());
  }

  /** The parameters of its query, and its {@code authorization}; may be added to. */
  public Map<String, String> detail() {
    Map<String, String> detail = new HashMap<>();
    String query = exchange.getRequestURI().getQuery();
    if (query != null) {
      for (String each : query.split("&", -1)) {
        int equals = each.indexOf('=');
        detail.put(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    String credential = exchange.getRequestHeaders().getFirst("Authorization");
    detail.put("authorization", credential == null ? "" : credential);
    return detail;
  }

  public JsonNode body() throws IOException {
    return MAPPER.readTree(exchange.getRequestBody());
  }

  public JsonReply reply() {
    return new JsonReply(exchange);
  }

  /** Nothing is served there. */
  public void refuse() {
    reply().send(404, "{}");
  }
}
