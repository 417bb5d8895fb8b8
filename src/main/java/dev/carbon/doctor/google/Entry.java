package dev.carbon.doctor.google;

import dev.carbon.error.CarbonException;
import dev.carbon.google.GoogleLogin;
import dev.carbon.google.rest.GoogleApis;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether there is a way into Google Cloud: tried once, by whoever comes first. */
final class Entry {
  /** Any of Google's addresses: a token is the same for all of them, and nothing is sent here. */
  private static final URI ANYWHERE = URI.create("https://cloudresourcemanager.googleapis.com");

  private final Optional<GoogleLogin> login;
  private boolean isTried;
  private @Nullable CarbonException obstacle;

  Entry(GoogleApis apis) {
    this.login = apis.login();
  }

  /** Empty when a server on this machine stands in for Google. */
  Optional<GoogleLogin> login() {
    return login;
  }

  /**
   * Why there is no token; empty when there is one, or none is needed. Blocks while it is tried.
   */
  synchronized Optional<CarbonException> obstacle() {
    if (!isTried) {
      try {
        login.ifPresent(each -> each.headers(ANYWHERE));
      } catch (CarbonException e) {
        obstacle = e;
      }
      isTried = true;
    }
    return Optional.ofNullable(obstacle);
  }
}
