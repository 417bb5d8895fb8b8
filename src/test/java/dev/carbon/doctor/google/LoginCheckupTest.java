package dev.carbon.doctor.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.carbon.doctor.Check;
import dev.carbon.doctor.CheckStatus;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.google.Logins;
import dev.carbon.google.rest.GoogleApis;
import dev.carbon.http.EnvironmentProxies;
import dev.carbon.http.TestHttp;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logins in front of a cloud that cannot be reached: a closed port stands where its proxy is. */
class LoginCheckupTest {
  private final TestHttp http = new TestHttp();

  @Test
  void aTokenIsNeverShownThoughNothingAnswers() {
    Map<String, Check> found = examine(Logins.withToken("CANARY"));
    assertEquals("Google gives one for this login", check(found, "token").message());
    assertEquals(CheckStatus.WARNING, check(found, "project").status());
    assertTrue(check(found, "project").message().startsWith("not checked: could not"));
    assertTrue(http.trace().size() >= 6, http.trace()::toString);
    assertFalse((found.toString() + http.trace()).contains("CANARY"));
  }

  @Test
  void withoutCredentialsOneCheckFailsAndTheOthersDoNotRepeatIt() {
    Map<String, Check> found = examine(Logins.missing());
    assertEquals(Optional.of(ErrorKind.CREDENTIALS), check(found, "credentials").failure());
    assertEquals("not checked: no token", check(found, "permissions").message());
    assertEquals(1, found.values().stream().filter(each -> each.failure().isPresent()).count());
    assertTrue(http.trace().stream().noneMatch(line -> line.contains("cloudresourcemanager")));
  }

  @Test
  void aRevokedLoginFailsAndAServiceOfTokensThatIsAwayIsNotTheLoginsFault() {
    Map<String, Check> revoked =
        examine(Logins.withoutToken(new IOException("invalid_grant: CANARY")));
    assertEquals(Optional.of(ErrorKind.CREDENTIALS), check(revoked, "token").failure());
    assertFalse(revoked.toString().contains("CANARY"));
    Map<String, Check> away = examine(Logins.withoutToken(new UnknownHostException("x")));
    assertEquals(Optional.of(ErrorKind.UPSTREAM), check(away, "token").failure());
  }

  @Test
  void aKeyFileIsAWarningThatNamesTheAccountAndTheBetterWays() throws NoSuchAlgorithmException {
    Check credentials = check(examine(Logins.of(keyFile())), "credentials");
    assertEquals(CheckStatus.WARNING, credentials.status());
    assertEquals(
        "the key file of a service account, trainer@p.iam.gserviceaccount.com",
        credentials.message());
    assertTrue(credentials.fix().orElse("").contains("Workload Identity Federation"));
  }

  @Test
  void anotherQuotaProjectIsAWarning() {
    AccessToken token =
        new AccessToken("CANARY", Date.from(Instant.now().plus(Duration.ofDays(1))));
    GoogleCredentials other =
        GoogleCredentials.newBuilder()
            .setAccessToken(token)
            .setQuotaProjectId("other-project")
            .build();
    Check check = check(examine(Logins.of(other)), "quota-project");
    assertEquals(CheckStatus.WARNING, check.status());
    assertTrue(check.message().contains("other-project"), check::message);
  }

  private Map<String, Check> examine(GoogleLogin login) {
    EnvironmentProxies closed = new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://127.0.0.1:1"));
    GoogleApis apis = GoogleApis.ofGoogle(http.clientThrough(closed), login);
    return FakeGoogle.examine(CloudCheckups.of(FakeGoogle.target(Optional.of("a@b.c")), apis));
  }

  /** Its own token is at hand, so that nobody is asked for one. */
  private static ServiceAccountCredentials keyFile() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    ServiceAccountCredentials.Builder builder =
        ServiceAccountCredentials.newBuilder()
            .setClientEmail("trainer@p.iam.gserviceaccount.com")
            .setPrivateKey(generator.generateKeyPair().getPrivate())
            .setTokenServerUri(java.net.URI.create("http://127.0.0.1:1/token"));
    return builder.build();
  }

  private static Check check(Map<String, Check> found, String name) {
    return Optional.ofNullable(found.get(name)).orElseThrow(() -> new AssertionError(found));
  }
}
