package dev.carbon.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {
  private static final String VALUE = "CANARY-7f3a";
  private final Secret secret = new Secret(VALUE);

  @Test
  void isRevealedOnlyWhenAsked() {
    assertEquals(VALUE, secret.reveal());
  }

  @Test
  void printsAsStarsWhereverItStands() {
    assertEquals("***", secret.toString());
    assertFalse(String.format("%s %s", secret, List.of(secret)).contains(VALUE));
    assertFalse(Map.of("auth-token", secret).toString().contains(VALUE));
  }

  @Test
  void doesNotReachJson() {
    String json;
    try {
      json = new ObjectMapper().writeValueAsString(Map.of("token", secret));
    } catch (JsonProcessingException e) {
      json = String.valueOf(e.getMessage());
    }
    assertFalse(json.contains(VALUE), json);
  }

  @Test
  void cannotBeSerialized() throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThrows(NotSerializableException.class, () -> out.writeObject(secret));
    }
  }
}
