package dev.carbon.intensity;

import dev.carbon.config.Environment;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.http.JsonHttp;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every source is made from.
 *
 * @param http the shared connections, each time with a new retry budget
 */
public record SourceSetup(Supplier<JsonHttp> http, Settings settings, Environment environment) {

  /** The address of a service, which the setting has a default for. */
  public URI base(Setting setting) {
    return URI.create(settings.text(setting).orElseThrow());
  }

  /** A key from the environment, where alone keys are taken from. */
  public Optional<Secret> key(String variable) {
    return environment.variable(variable).map(Secret::new);
  }
}
