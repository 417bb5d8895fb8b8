package dev.carbon.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Loopback;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One question for JSON: where to, and the secrets that go along as headers. It prints without its
 * query, without any header and without its body.
 *
 * @param uri https, or http to this machine; without user information
 * @param body the JSON document to POST; empty to GET
 * @param headers header name to secret, sent to that host and to no other
 * @param takesTextRefusals whether a 4xx that is not JSON is an answer too, see {@link JsonReply}
 * @param mostBytes a longer answer is none, whatever it says
 */
public record JsonRequest(
    URI uri,
    Optional<String> body,
    Map<String, Secret> headers,
    boolean takesTextRefusals,
    int mostBytes) {
  /** What an answer of one place, or of some hours of it, never reaches. */
  private static final int USUAL_BYTES = 1 << 20;

  private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7E]*");

  /**
   * @throws CarbonException CONFIGURATION when the address is not one that secrets may be sent to;
   *     CREDENTIALS when a secret holds a character that no header can carry
   */
  public JsonRequest {
    requireSafe(uri);
    headers.values().forEach(secret -> requireSendable(uri, secret));
    headers = Map.copyOf(headers);
  }

  /**
   * A GET for {@code base} with {@code path} appended, without query and headers.
   *
   * @throws CarbonException CONFIGURATION when {@code base} is not an address to append to
   */
  public static JsonRequest to(URI base, String path) {
    if (base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "the address of " + base.getHost() + " must end with its path",
          "remove everything from the first ? or # on");
    }
    String start = base.toString().replaceFirst("/+$", "");
    return new JsonRequest(
        URI.create(start + path), Optional.empty(), Map.of(), false, USUAL_BYTES);
  }

  /** The same request with one more query parameter, encoded as need be. */
  public JsonRequest query(String name, String value) {
    String separator = uri.getRawQuery() == null ? "?" : "&";
    URI longer = URI.create(uri + separator + encode(name) + "=" + encode(value));
    return new JsonRequest(longer, body, headers, takesTextRefusals, mostBytes);
  }

  /** The same request with one more secret header. */
  public JsonRequest header(String name, Secret value) {
    Map<String, Secret> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new JsonRequest(uri, body, more, takesTextRefusals, mostBytes);
  }

  /** The same request as a POST of that document. */
  JsonRequest posting(JsonNode question) {
    return new JsonRequest(
        uri, Optional.of(question.toString()), headers, takesTextRefusals, mostBytes);
  }

  /** The same request to a service that refuses in plain text or HTML. */
  public JsonRequest takingTextRefusals() {
    return new JsonRequest(uri, body, headers, true, mostBytes);
  }

  /** The same request for an answer as long as any may be, 4 MB. */
  public JsonRequest expectingMuch() {
    return new JsonRequest(uri, body, headers, takesTextRefusals, StrictJson.MOST_BYTES);
  }

  /** The host, with its port when that is not the usual one: all that a message says of the uri. */
  public String host() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  @Override
  public String toString() {
    return (body.isPresent() ? "POST " : "GET ")
        + uri.getScheme()
        + "://"
        + host()
        + uri.getRawPath();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void requireSafe(URI uri) {
    String scheme = String.valueOf(uri.getScheme());
    String host = String.valueOf(uri.getHost());
    boolean isPrivate =
        scheme.equals("https") || (scheme.equals("http") && Loopback.isLoopback(host));
    if (uri.getHost() == null || !isPrivate || uri.getRawUserInfo() != null) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "cannot send a request to the address with scheme " + scheme + " and host " + host,
          "give a plain https:// address; http:// only for 127.0.0.1, and never user:password@");
    }
  }

  private static void requireSendable(URI uri, Secret secret) {
    if (!SENDABLE.matcher(secret.reveal()).matches()) {
      throw new CarbonException(
          ErrorKind.CREDENTIALS,
          "the token for " + uri.getHost() + " holds a character that cannot be sent",
          "copy the token again, without line breaks");
    }
  }
}
