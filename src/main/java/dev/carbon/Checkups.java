package dev.carbon;

import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.doctor.Checkup;
import dev.carbon.doctor.ClockCheckup;
import dev.carbon.doctor.Doctor;
import dev.carbon.doctor.LocalPrograms;
import dev.carbon.doctor.ProxyCheckup;
import dev.carbon.doctor.PythonCheckup;
import dev.carbon.doctor.ServerClocks;
import dev.carbon.doctor.SourceCheckup;
import dev.carbon.doctor.google.CloudCheckups;
import dev.carbon.doctor.google.CloudTarget;
import dev.carbon.error.CarbonException;
import dev.carbon.http.JsonHttp;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.region.Catalogue;
import dev.carbon.region.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts the doctor together: what is looked at, each on its own. */
final class Checkups {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Services services;
  private final Backends backends;
  private final Supplier<JsonHttp> http;
  private final IntensitySources sources;

  /**
   * @param sources all there are, none of which stops at a wrong clock
   */
  Checkups(
      Services services, Backends backends, Supplier<JsonHttp> http, IntensitySources sources) {
    this.services = services;
    this.backends = backends;
    this.http = http;
    this.sources = sources;
  }

  Doctor doctor() {
    Catalogue catalogue = services.catalogue();
    List<Region> regions = catalogue.regions().all().stream().filter(Region::isPublic).toList();
    ServerClocks clocks = new ServerClocks();
    List<Checkup> checkups =
        new ArrayList<>(SourceCheckup.ofAll(sources, regions, clocks, services.clock()));
    checkups.addAll(cloud());
    checkups.add(new ProxyCheckup(services.environment().variables(), sources));
    checkups.add(
        new PythonCheckup(
            backends.python(), new LocalPrograms(backends.variablesWithoutSecrets())));
    return new Doctor(checkups, List.of(new ClockCheckup(clocks)), DEADLINE);
  }

  /** A wrong address is one finding among others: the doctor looks at the rest all the same. */
  private List<Checkup> cloud() {
    try {
      Settings settings = services.settings();
      if (backends.isEmulated() && settings.text(Setting.GOOGLE_API_URL).isEmpty()) {
        return CloudCheckups.emulated();
      }
      return CloudTarget.of(settings, services.catalogue())
          .map(
              target -> CloudCheckups.of(target, backends.googleApis(target.project(), http.get())))
          .orElseGet(CloudCheckups::withoutProject);
    } catch (CarbonException e) {
      return CloudCheckups.misconfigured(e);
    }
  }
}
