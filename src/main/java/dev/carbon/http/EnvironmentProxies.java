package dev.carbon.http;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy that {@code HTTPS_PROXY} and {@code NO_PROXY} name, which Java itself does not read.
 * This machine is never reached through a proxy.
 */
public final class EnvironmentProxies extends ProxySelector {
  private static final int DEFAULT_PORT = 8080;

  private final Proxy proxy;
  private final List<String> direct;

  /**
   * Reads the variables, in upper or lower case.
   *
   * @throws CarbonException CONFIGURATION when the proxy's address cannot be understood
   */
  public EnvironmentProxies(Map<String, String> variables) {
    proxy = either(variables, "HTTPS_PROXY").map(EnvironmentProxies::proxy).orElse(Proxy.NO_PROXY);
    direct =
        either(variables, "NO_PROXY")
            .map(text -> Arrays.stream(text.split("[,\\s]+")).filter(s -> !s.isEmpty()).toList())
            .orElse(List.of());
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return List.of(isDirect(host) ? Proxy.NO_PROXY : proxy);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The call itself fails and says so.
  }

  private boolean isDirect(String host) {
    return Loopback.isLoopback(host) || direct.stream().anyMatch(rule -> matches(rule, host));
  }

  private static boolean matches(String rule, String host) {
    String suffix = rule.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
    return rule.equals("*") || host.equals(suffix) || host.endsWith("." + suffix);
  }

  private static Proxy proxy(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
      }
    } catch (IllegalArgumentException e) {
      // Told below, without the text: it may hold a password.
    }
    throw new CarbonException(
        ErrorKind.CONFIGURATION,
        "HTTPS_PROXY is no address of a proxy",
        "write it as http://HOST:PORT");
  }

  private static Optional<String> either(Map<String, String> variables, String name) {
    return Stream.of(name, name.toLowerCase(Locale.ROOT))
        .map(each -> variables.getOrDefault(each, ""))
        .filter(text -> !text.isBlank())
        .findFirst();
  }
}
