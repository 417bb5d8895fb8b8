package dev.carbon.doctor.google;

import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.google.GoogleLogin;
import dev.carbon.google.LoginKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the login, says what kind it is, and gets a token with it. */
final class LoginCheckup implements Checkup {
  private static final String KEY_FILE_FIX =
      "impersonate the account (gcloud auth application-default login"
          + " --impersonate-service-account=EMAIL) or use Workload Identity Federation: a key file"
          + " is good for whoever has it";

  private final Entry entry;
  private final String project;

  LoginCheckup(Entry entry, String project) {
    this.entry = entry;
    this.project = project;
  }

  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public List<Check> run() {
    return entry
        .login()
        .map(this::look)
        .orElseGet(
            () ->
                List.of(
                    Check.ok(
                        name(),
                        "none is used or sent: CARBON_GOOGLE_API_URL stands in for Google's"
                            + " services")));
  }

  private List<Check> look(GoogleLogin login) {
    List<Check> checks = new ArrayList<>();
    checks.add(kind(login));
    login
        .quotaProject()
        .filter(other -> !other.equals(project))
        .ifPresent(other -> checks.add(otherProject(other)));
    checks.add(
        entry
            .obstacle()
            .map(error -> Check.failed("token", error))
            .orElseGet(() -> Check.ok("token", "Google gives one for this login")));
    return checks;
  }

  private Check kind(GoogleLogin login) {
    String found = login.kind().words() + login.account().map(each -> ", " + each).orElse("");
    return login.kind() == LoginKind.KEY_FILE
        ? Check.warning(name(), found, Optional.of(KEY_FILE_FIX))
        : Check.ok(name(), found);
  }

  private Check otherProject(String other) {
    return Check.warning(
        "quota-project",
        "the login counts its calls against " + other + ", jobs run in " + project,
        Optional.of("run: gcloud auth application-default set-quota-project " + project));
  }
}
