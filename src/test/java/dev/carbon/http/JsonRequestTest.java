package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRequestTest {
  private static final URI BASE = URI.create("https://api.example.org/v3/");

  @Test
  void appendsThePathAndEncodesTheQuery() {
    JsonRequest request =
        JsonRequest.to(BASE, "/latest").query("zone", "A&B c").query("facets[x]", "ü");
    assertEquals(
        "https://api.example.org/v3/latest?zone=A%26B%20c&facets%5Bx%5D=%C3%BC",
        request.uri().toString());
  }

  @Test
  void printsNeitherQueryNorHeaders() {
    JsonRequest request =
        JsonRequest.to(BASE, "/latest")
            .query("api_key", "CANARY")
            .header("auth-token", new Secret("CANARY"));
    assertEquals("GET https://api.example.org/v3/latest", request.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/v3",
        "http://localhost/v3",
        "http://[::1]:9/v3",
        "https://x.org"
      })
  void acceptsHttpsAndThisMachine(String address) {
    assertEquals(address, JsonRequest.to(URI.create(address), "").uri().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.org/v3",
        "http://169.254.169.254/latest",
        "http://127.0.0.1.example.org/",
        "http://localhost.example.org/",
        "ftp://api.example.org/",
        "https:///v3",
        "https://api.example.org/?key=CANARY",
        "https://api.example.org/#CANARY",
        "mailto:CANARY",
        "/v3",
        "https://me:CANARY@api.example.org/"
      })
  void refusesAnAddressThatIsNotSafeForSecrets(String address) {
    CarbonException error =
        assertThrows(
            CarbonException.class, () -> JsonRequest.to(URI.create(address), "/x?y=CANARY"));
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertFalse(error.text().contains("CANARY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANARY\n", "CANARY\r\nX: y", "CANARYü", "\u0000CANARY"})
  void refusesATokenThatNoHeaderCanCarryWithoutShowingIt(String token) {
    CarbonException error =
        assertThrows(
            CarbonException.class,
            () -> JsonRequest.to(BASE, "/x").header("auth-token", new Secret(token)));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertFalse(error.text().contains("CANARY"));
  }
}
