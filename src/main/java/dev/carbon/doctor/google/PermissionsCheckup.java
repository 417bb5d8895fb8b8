package dev.carbon.doctor.google;

import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.doctor.Permissions;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks Resource Manager (v1, testIamPermissions) which of the launcher's rights there are. */
final class PermissionsCheckup implements Checkup {
  private static final String FIX =
      "grant this account the role that 'carbon iam' prints, with the commands below it";

  private final GoogleApi resourceManager;
  private final String project;

  PermissionsCheckup(GoogleApi resourceManager, String project) {
    this.resourceManager = resourceManager;
    this.project = project;
  }

  @Override
  public String name() {
    return "permissions";
  }

  @Override
  public Check check(CarbonException failure) {
    return Answers.softened(name(), failure);
  }

  @Override
  public List<Check> run() {
    List<String> needed = Permissions.LAUNCHER.all();
    String path = "/v1/projects/" + Answers.encoded(project) + ":testIamPermissions";
    GoogleReply reply = resourceManager.post(path, Answers.whetherAllowed(needed));
    if (Answers.isServiceOff(reply)) {
      return List.of(
          Answers.serviceOff(
              name(), "cloudresourcemanager.googleapis.com", project, "not checked"));
    }
    return List.of(judge(Answers.allowed(reply.body("test the rights"), "Resource Manager")));
  }

  private Check judge(Set<String> allowed) {
    List<String> onProject = without(Permissions.LAUNCHER.ofProject(), allowed);
    List<String> onBuckets = without(Permissions.LAUNCHER.ofBuckets(), allowed);
    if (!onProject.isEmpty()) {
      List<String> missing = without(Permissions.LAUNCHER.all(), allowed);
      throw new CarbonException(
          ErrorKind.CREDENTIALS, "missing: " + String.join(", ", missing), FIX);
    }
    List<String> remarks = new ArrayList<>();
    if (!onBuckets.isEmpty()) {
      remarks.add(
          "not granted on the whole project: "
              + String.join(", ", onBuckets)
              + "; enough if a condition grants them on carbon's own buckets");
    }
    List<String> useful = without(Permissions.LAUNCHER.useful(), allowed);
    if (!useful.isEmpty()) {
      remarks.add("not granted: " + String.join(", ", useful) + "; carbon trains without");
    }
    if (!remarks.isEmpty()) {
      return Check.warning(name(), String.join("; ", remarks), Optional.of(FIX));
    }
    return Check.ok(name(), "all " + Permissions.LAUNCHER.all().size() + " of the launcher's role");
  }

  private static List<String> without(List<String> permissions, Set<String> allowed) {
    return permissions.stream().filter(each -> !allowed.contains(each)).toList();
  }
}
