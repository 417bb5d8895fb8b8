package dev.carbon.google.rest;

import dev.carbon.google.GoogleLogin;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.RetryBudget;
import java.net.URI;
import java.util.Optional;

/** All of Google's services, or one server on this machine in place of all of them. */
public final class GoogleApis {
  private final JsonHttp http;
  private final Optional<GoogleLogin> login;
  private final Optional<StandIn> standIn;

  private GoogleApis(JsonHttp http, Optional<GoogleLogin> login, Optional<StandIn> standIn) {
    this.http = http;
    this.login = login;
    this.standIn = standIn;
  }

  /** Google's own services, asked with the login. */
  public static GoogleApis ofGoogle(JsonHttp http, GoogleLogin login) {
    return new GoogleApis(http, Optional.of(login), Optional.empty());
  }

  /**
   * One server for all services, each below a folder with the first part of its host: what would go
   * to {@code https://iam.googleapis.com/v1/x} goes to {@code BASE/iam/v1/x}.
   *
   * @param variable that names it, for messages
   */
  public static GoogleApis standIn(URI base, String variable, JsonHttp http) {
    return new GoogleApis(http, Optional.empty(), Optional.of(new StandIn(base, variable)));
  }

  /** The login that the services are asked with; empty when a server stands in for them. */
  public Optional<GoogleLogin> login() {
    return login;
  }

  /**
   * One service.
   *
   * @param name the first part of its host, such as {@code iam}
   * @throws dev.carbon.error.CarbonException CONFIGURATION when what stands in is not on this
   *     machine
   */
  public GoogleApi service(String name) {
    return login.isPresent() ? GoogleApi.of(name, http, login.get()) : standIn(name, http);
  }

  /** One service asked without a login and once only, to see whether it answers; fails likewise. */
  public GoogleApi anonymous(String name) {
    JsonHttp once = http.with(new RetryBudget(0));
    return standIn.isPresent() ? standIn(name, once) : GoogleApi.anonymous(name, once);
  }

  private GoogleApi standIn(String name, JsonHttp client) {
    StandIn server = standIn.orElseThrow();
    String start = server.base().toString().replaceFirst("/+$", "");
    return GoogleApi.standIn(URI.create(start + "/" + name), server.variable(), client);
  }

  private record StandIn(URI base, String variable) {}
}
