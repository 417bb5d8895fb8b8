package dev.carbon.unit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
  void isThisMachine(String host) {
    assertTrue(Loopback.isLoopback(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0.0.0.0",
        "10.0.0.1",
        "169.254.169.254",
        "128.0.0.1",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "storage.googleapis.com"
      })
  void isSomewhereElse(String host) {
    assertFalse(Loopback.isLoopback(host));
  }

  @Test
  void isNotThisMachineWithoutAHost() {
    assertFalse(Loopback.isLoopback(null));
  }
}
