package dev.carbon.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.auth.oauth2.ComputeEngineCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Secret;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoogleLoginTest {
  private static final URI LOGGING = URI.create("https://logging.googleapis.com");

  @Test
  void tellsTheKindsOfCredentialApart() throws NoSuchAlgorithmException {
    assertEquals(LoginKind.USER, Logins.of(person()).kind());
    assertEquals(LoginKind.KEY_FILE, Logins.of(keyFile()).kind());
    assertEquals(LoginKind.IMPERSONATED, Logins.of(impersonated()).kind());
    assertEquals(
        LoginKind.MACHINE, Logins.of(ComputeEngineCredentials.newBuilder().build()).kind());
    assertEquals(LoginKind.OTHER, Logins.withToken("CANARY").kind());
  }

  @Test
  void namesTheServiceAccountWhereTheCredentialDoes() throws NoSuchAlgorithmException {
    assertEquals(Optional.of("trainer@p.iam.gserviceaccount.com"), Logins.of(keyFile()).account());
    assertEquals(
        Optional.of("runner@p.iam.gserviceaccount.com"), Logins.of(impersonated()).account());
    assertEquals(Optional.empty(), Logins.of(person()).account());
  }

  @Test
  void aPersonsCallsCountAgainstTheProjectUnlessTheLoginNamesAnother() {
    assertEquals(Optional.of("my-project"), Logins.of(person()).quotaProject());
    GoogleCredentials other = person().createWithQuotaProject("other-project");
    assertEquals(Optional.of("other-project"), Logins.of(other).quotaProject());
    assertEquals(Optional.empty(), Logins.withToken("CANARY").quotaProject());
  }

  @Test
  void givesTheTokenAsAHeaderThatDoesNotPrint() {
    Map<String, Secret> headers = Logins.withToken("CANARY").headers(LOGGING);
    assertEquals(
        "Bearer CANARY", headers.getOrDefault("Authorization", new Secret("none")).reveal());
    assertFalse(headers.toString().contains("CANARY"));
  }

  @Test
  void aMachineWithoutCredentialsIsToldHowToLogIn() {
    CarbonException error = failure(Logins.missing());
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals(Optional.of("run: gcloud auth application-default login"), error.hint());
    assertFalse(error.text().contains("CANARY"));
  }

  @Test
  void aRefusedLoginIsAMatterOfCredentialsAndDoesNotQuoteTheAnswer() {
    CarbonException error =
        failure(Logins.withoutToken(new IOException("invalid_grant {refresh_token: CANARY}")));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertFalse(error.text().contains("CANARY"));
    assertEquals(null, error.getCause());
  }

  @Test
  void aServiceOfTokensThatIsNotReachedIsNoMatterOfCredentials() {
    for (IOException why :
        List.of(
            new UnknownHostException("oauth2.googleapis.com"),
            new IOException("broken", new SocketTimeoutException("timeout")))) {
      assertEquals(ErrorKind.UPSTREAM, failure(Logins.withoutToken(why)).kind());
    }
  }

  private static CarbonException failure(GoogleLogin login) {
    return assertThrows(CarbonException.class, () -> login.headers(LOGGING));
  }

  private static UserCredentials person() {
    return UserCredentials.newBuilder()
        .setClientId("id")
        .setClientSecret("CANARY")
        .setRefreshToken("CANARY")
        .build();
  }

  private static ServiceAccountCredentials keyFile() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    PrivateKey key = generator.generateKeyPair().getPrivate();
    return ServiceAccountCredentials.newBuilder()
        .setClientEmail("trainer@p.iam.gserviceaccount.com")
        .setPrivateKey(key)
        .build();
  }

  private static ImpersonatedCredentials impersonated() {
    return ImpersonatedCredentials.create(
        person(), "runner@p.iam.gserviceaccount.com", List.of(), List.of(), 300);
  }
}
