package dev.carbon.google.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.unit.Loopback;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One of Google's services, asked as the user who is logged in; or a server on this machine in its
 * place, which never gets a credential. Safe for use by many threads; contacts nobody before it is
 * asked.
 */
public final class GoogleApi {
  private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]*");

  private final JsonHttp http;
  private final URI base;
  private final Optional<GoogleLogin> login;

  private GoogleApi(JsonHttp http, URI base, Optional<GoogleLogin> login) {
    this.http = http;
    this.base = base;
    this.login = login;
  }

  /**
   * The service at {@code https://SERVICE.googleapis.com}: a token goes nowhere else.
   *
   * @param service the first part of its host, such as {@code logging}
   */
  public static GoogleApi of(String service, JsonHttp http, GoogleLogin login) {
    return new GoogleApi(http, address(service), Optional.of(login));
  }

  /** The same service asked as nobody: it refuses, but it answers. */
  static GoogleApi anonymous(String service, JsonHttp http) {
    return new GoogleApi(http, address(service), Optional.empty());
  }

  /**
   * A server that stands in for the service, asked without any credential.
   *
   * @param base where its paths begin, such as {@code http://127.0.0.1:8080/logging}
   * @param variable that names it, for the message
   * @throws CarbonException CONFIGURATION when it is not on this machine
   */
  public static GoogleApi standIn(URI base, String variable, JsonHttp http) {
    if (!Loopback.isLoopback(base.getHost())) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          variable + " must be a server on this machine, such as http://127.0.0.1:8082",
          "unset " + variable + " to use Google Cloud");
    }
    return new GoogleApi(http, base, Optional.empty());
  }

  /** As {@link #get(String, UnaryOperator)}, without a query. */
  public GoogleReply get(String path) {
    return get(path, UnaryOperator.identity());
  }

  /**
   * Asks with a GET. Blocks as {@link JsonHttp#get} does, and for as long as a new token takes: the
   * login library gives up after some 20 s a try.
   *
   * @param path from the first slash on, already encoded
   * @param query adds the parameters
   * @throws CarbonException CREDENTIALS when there is no login or no token for it, UPSTREAM when
   *     the service gives no answer, INTERRUPTED
   */
  public GoogleReply get(String path, UnaryOperator<JsonRequest> query) {
    Map<String, Secret> headers = headers();
    JsonReply reply = http.get(with(headers, query.apply(to(path))));
    return new GoogleReply(base.getHost(), reply, headers.values());
  }

  /**
   * Asks with a POST, which must change nothing at the service; blocks and fails as {@link #get}.
   */
  public GoogleReply post(String path, JsonNode question) {
    Map<String, Secret> headers = headers();
    JsonReply reply = http.post(with(headers, to(path)), question);
    return new GoogleReply(base.getHost(), reply, headers.values());
  }

  private static URI address(String service) {
    if (!SERVICE.matcher(service).matches()) {
      throw new IllegalArgumentException("not the name of a service: " + service);
    }
    return URI.create("https://" + service + ".googleapis.com");
  }

  private JsonRequest to(String path) {
    return JsonRequest.to(base, path).takingTextRefusals().expectingMuch();
  }

  private Map<String, Secret> headers() {
    return login.map(each -> each.headers(base)).orElse(Map.of());
  }

  private static JsonRequest with(Map<String, Secret> headers, JsonRequest request) {
    JsonRequest whole = request;
    for (Map.Entry<String, Secret> header : headers.entrySet()) {
      whole = whole.header(header.getKey(), header.getValue());
    }
    return whole;
  }
}
