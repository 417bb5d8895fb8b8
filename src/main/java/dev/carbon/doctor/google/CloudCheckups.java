package dev.carbon.doctor.google;

import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.error.CarbonException;
import dev.carbon.google.rest.GoogleApis;
import java.util.ArrayList;
import java.util.List;

/** The checkups of Google Cloud; none of them contacts anybody before it is run. */
public final class CloudCheckups {
  private static final String NAME = "google-cloud";
  private static final int ENDPOINTS = 3;

  private CloudCheckups() {}

  /** The one line for a machine that knows no project, where all training is rehearsal. */
  public static List<Checkup> withoutProject() {
    return List.of(
        new Finding(
            Check.ok(
                NAME,
                "no project set: training is a rehearsal on this machine (GOOGLE_CLOUD_PROJECT"
                    + " names one)")));
  }

  /** The one line for a cloud that servers on this machine stand in for. */
  public static List<Checkup> emulated() {
    return List.of(
        new Finding(
            Check.ok(
                NAME,
                "STORAGE_EMULATOR_HOST and CARBON_VERTEX_ENDPOINT stand in for it: no credential"
                    + " is used or sent")));
  }

  /** The one line for a cloud that cannot even be asked, because of a setting. */
  public static List<Checkup> misconfigured(CarbonException why) {
    return List.of(new Finding(Check.failed(NAME, why)));
  }

  /** Everything that a job of that kind needs. */
  public static List<Checkup> of(CloudTarget target, GoogleApis apis) {
    Entry entry = new Entry(apis);
    List<Checkup> checkups = new ArrayList<>();
    checkups.add(new LoginCheckup(entry, target.project()));
    for (Checkup checkup :
        List.of(
            new ProjectCheckup(apis.service("cloudresourcemanager"), target.project()),
            new ServicesCheckup(apis.service("serviceusage"), target.project()),
            new PermissionsCheckup(apis.service("cloudresourcemanager"), target.project()),
            new ActAsCheckup(apis.service("iam"), target.project(), target.serviceAccount()),
            QuotaCheckup.standard(apis.service("serviceusage"), target))) {
      checkups.add(new BehindLogin(checkup, entry));
    }
    QuotaCheckup.spot(apis.service("serviceusage"), target)
        .ifPresent(spot -> checkups.add(new BehindLogin(spot, entry)));
    target.regions().stream()
        .limit(ENDPOINTS)
        .forEach(region -> checkups.add(EndpointCheckup.vertex(apis, target.project(), region)));
    checkups.add(EndpointCheckup.storage(apis, target.project()));
    return List.copyOf(checkups);
  }

  /** What is known without looking. */
  private record Finding(Check found) implements Checkup {
    @Override
    public String name() {
      return found.name();
    }

    @Override
    public List<Check> run() {
      return List.of(found);
    }
  }
}
