package dev.carbon.doctor;

import dev.carbon.http.EnvironmentProxies;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.SourceProfile;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Says through which proxy the services are reached; asks nobody. */
public final class ProxyCheckup implements Checkup {
  private static final String DIRECT = "none";
  private static final String ALL_DIRECT = DIRECT + ", services are reached directly";

  private final Map<String, String> variables;
  private final IntensitySources sources;

  /**
   * @param variables the environment, which names the proxy
   */
  public ProxyCheckup(Map<String, String> variables, IntensitySources sources) {
    this.variables = Map.copyOf(variables);
    this.sources = sources;
  }

  @Override
  public String name() {
    return "proxy";
  }

  /**
   * @throws dev.carbon.error.CarbonException CONFIGURATION when the variable names no proxy
   */
  @Override
  public List<Check> run() {
    return List.of(Check.ok(name(), inWords(sourcesByProxy(new EnvironmentProxies(variables)))));
  }

  private Map<String, StringJoiner> sourcesByProxy(EnvironmentProxies proxies) {
    Map<String, StringJoiner> byProxy = new LinkedHashMap<>();
    sources.all().stream()
        .map(option -> option.profile())
        .filter(profile -> profile.base().filter(ProxyCheckup::isSecure).isPresent())
        .forEach(
            profile ->
                byProxy
                    .computeIfAbsent(proxy(proxies, profile), proxy -> new StringJoiner(", "))
                    .add(profile.name().value()));
    return byProxy;
  }

  private static String inWords(Map<String, StringJoiner> sourcesByProxy) {
    if (Set.of(DIRECT).containsAll(sourcesByProxy.keySet())) {
      return ALL_DIRECT;
    }
    StringJoiner words = new StringJoiner("; ");
    sourcesByProxy.forEach((proxy, names) -> words.add(proxy + " for " + names));
    return words.toString();
  }

  /** Host and port alone: the variable may hold a password. */
  private static String proxy(EnvironmentProxies proxies, SourceProfile profile) {
    return proxies.select(profile.base().orElseThrow()).stream()
        .flatMap(proxy -> Optional.ofNullable(proxy.address()).stream())
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .map(address -> address.getHostString() + ":" + address.getPort())
        .findFirst()
        .orElse(DIRECT);
  }

  private static boolean isSecure(URI base) {
    return "https".equals(base.getScheme());
  }
}
