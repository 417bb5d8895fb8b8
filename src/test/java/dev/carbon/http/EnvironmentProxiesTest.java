package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {
  private static final String MAPS = "https://api.electricitymaps.com/v3";

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example:3128, proxy.example, 3128",
    "proxy.example:3128, proxy.example, 3128",
    "https://proxy.example:443/, proxy.example, 443",
    "http://proxy.example, proxy.example, 8080",
    "http://me:secret@proxy.example:1, proxy.example, 1",
    "http://10.0.0.1:8888, 10.0.0.1, 8888"
  })
  void usesTheProxyOfTheEnvironment(String variable, String host, int port) {
    assertEquals(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)),
        proxyFor(MAPS, Map.of("HTTPS_PROXY", variable)));
  }

  @Test
  void readsLowerCaseVariablesTooAlsoBehindAnEmptyOne() {
    assertTrue(isProxied(MAPS, Map.of("https_proxy", "http://p:1")));
    assertTrue(isProxied(MAPS, Map.of("HTTPS_PROXY", "", "https_proxy", "http://p:1")));
    assertFalse(isProxied(MAPS, Map.of("https_proxy", "http://p:1", "no_proxy", "*")));
  }

  @Test
  void connectsDirectlyWithoutOne() {
    assertFalse(isProxied(MAPS, Map.of()));
    assertFalse(isProxied(MAPS, Map.of("HTTPS_PROXY", "  ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080",
        "http://localhost:1",
        "http://127.1.2.3",
        "http://[::1]:9"
      })
  void neverReachesThisMachineThroughIt(String uri) {
    assertFalse(isProxied(uri, Map.of("HTTPS_PROXY", "http://p:1")));
  }

  @Test
  void aNameThatOnlyBeginsLikeThisMachineIsElsewhere() {
    assertTrue(isProxied("https://127.evil.example", Map.of("HTTPS_PROXY", "http://p:1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "api.electricitymaps.com",
        "electricitymaps.com",
        ".electricitymaps.com",
        "*.electricitymaps.com",
        "ELECTRICITYMAPS.com",
        "a.example,electricitymaps.com",
        "a.example, electricitymaps.com ,",
        "com"
      })
  void goesAroundItWhereNoProxySaysSo(String rules) {
    assertFalse(isProxied(MAPS, Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", rules)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"maps.com", "electricitymaps.org", "tricitymaps.com", "www.api", ","})
  void doesNotGoAroundItForAnotherName(String rules) {
    assertTrue(isProxied(MAPS, Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", rules)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "://",
        "http://a b:1",
        "http://me:CANARY@:1",
        "http://p:99999",
        "socks5://p:1080"
      })
  void refusesWhatIsNoProxyWithoutRepeatingIt(String variable) {
    CarbonException error =
        assertThrows(
            CarbonException.class, () -> new EnvironmentProxies(Map.of("HTTPS_PROXY", variable)));
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertFalse((error.text() + error.hint()).contains("CANARY"));
  }

  private static boolean isProxied(String uri, Map<String, String> variables) {
    return !proxyFor(uri, variables).equals(Proxy.NO_PROXY);
  }

  private static Proxy proxyFor(String uri, Map<String, String> variables) {
    List<Proxy> proxies = new EnvironmentProxies(variables).select(URI.create(uri));
    assertEquals(1, proxies.size());
    return proxies.get(0);
  }
}
