package dev.carbon.google;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Logins for tests, which ask nobody. */
public final class Logins {
  private Logins() {}

  /** One that has a good token already. */
  public static GoogleLogin withToken(String token) {
    Date tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
    GoogleCredentials credentials = GoogleCredentials.create(new AccessToken(token, tomorrow));
    return of(credentials);
  }

  /** One that finds those credentials. */
  public static GoogleLogin of(GoogleCredentials credentials) {
    return new GoogleLogin("my-project", () -> credentials);
  }

  /** One that cannot get a token, for that reason. */
  public static GoogleLogin withoutToken(IOException why) {
    return of(
        new GoogleCredentials() {
          private static final long serialVersionUID = 1L;

          @Override
          public AccessToken refreshAccessToken() throws IOException {
            throw why;
          }
        });
  }

  /** One of a machine that has no credentials. */
  public static GoogleLogin missing() {
    return new GoogleLogin(
        "my-project",
        () -> {
          throw new IOException("Your default credentials were not found. CANARY");
        });
  }
}
