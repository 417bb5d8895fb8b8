package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPlaceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "projects/my-project/secrets/HF_token-1/versions/7",
        "projects/123456789012/secrets/s/versions/latest",
        "projects/example.com:my-project/secrets/s/versions/1"
      })
  void knowsTheVersionsOfSecretManager(String text) {
    assertTrue(SecretPlace.parse(text).orElseThrow().isInTheCloud());
    assertEquals(text, SecretPlace.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"env:HF_TOKEN", "env:_x1", "file:/run/secrets/hf token", "file:key.txt"})
  void knowsThePlacesOfARehearsal(String text) {
    assertFalse(SecretPlace.parse(text).orElseThrow().isInTheCloud());
    assertEquals(text, SecretPlace.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hf_canary",
        "env:",
        "env:1X",
        "env:A-B",
        "env:A\nB",
        "file:",
        "file:a\nb",
        "projects/p/secrets/s",
        "projects/p/secrets/s/versions/0",
        "projects/p/secrets/s/versions/newest",
        "projects/p/secrets/s/versions/1:access",
        "projects/p/secrets/../versions/1",
        "projects/p/q/secrets/s/versions/1",
        "projects/p/secrets/s/versions/1?x=1",
        " projects/p/secrets/s/versions/1",
        "projects//secrets/s/versions/1",
        "gs://bucket/secret"
      })
  void takesNothingElseForAPlaceAndDoesNotRepeatIt(String text) {
    assertTrue(SecretPlace.parse(text).isEmpty());
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new SecretPlace(text));
    assertEquals("not a place of a secret", refusal.getMessage());
  }
}
