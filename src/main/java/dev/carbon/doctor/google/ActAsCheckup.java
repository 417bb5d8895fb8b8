package dev.carbon.doctor.google;

import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.doctor.Permissions;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleReply;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks IAM (v1, testIamPermissions) whether jobs may run as the service account. */
final class ActAsCheckup implements Checkup {
  private final GoogleApi iam;
  private final String project;
  private final Optional<String> account;

  /**
   * @param account empty when none is set
   */
  ActAsCheckup(GoogleApi iam, String project, Optional<String> account) {
    this.iam = iam;
    this.project = project;
    this.account = account;
  }

  @Override
  public String name() {
    return "service-account";
  }

  @Override
  public Check check(CarbonException failure) {
    return Answers.softened(name(), failure);
  }

  @Override
  public List<Check> run() {
    return List.of(account.map(this::test).orElseGet(this::none));
  }

  private Check none() {
    return Check.warning(
        name(),
        "none set: a job runs as Vertex AI's Custom Code Service Agent, which can reach other"
            + " buckets of the project",
        Optional.of(
            "make one with the rights that 'carbon iam' names, and set CARBON_SERVICE_ACCOUNT"));
  }

  private Check test(String email) {
    String path = "/v1/projects/-/serviceAccounts/" + Answers.encoded(email);
    GoogleReply reply =
        iam.post(path + ":testIamPermissions", Answers.whetherAllowed(List.of(Permissions.ACT_AS)));
    if (Answers.isServiceOff(reply)) {
      return Answers.serviceOff(name(), "iam.googleapis.com", project, "not checked");
    }
    if (reply.status() == HttpURLConnection.HTTP_NOT_FOUND) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "there is no service account " + email,
          "check CARBON_SERVICE_ACCOUNT, or run: gcloud iam service-accounts list");
    }
    Set<String> allowed = Answers.allowed(reply.body("test the rights on " + email), "IAM");
    if (!allowed.contains(Permissions.ACT_AS)) {
      throw new CarbonException(
          ErrorKind.CREDENTIALS,
          "this account may not run jobs as " + email + " (" + Permissions.ACT_AS + ")",
          "run: gcloud iam service-accounts add-iam-policy-binding "
              + email
              + " --member=user:YOU --role=roles/iam.serviceAccountUser");
    }
    return Check.ok(name(), "jobs may run as " + email);
  }
}
