package dev.carbon.doctor.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleReply;
import dev.carbon.http.StrictJson;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks Resource Manager (v3, projects.get) whether the project is there, and for its number. */
final class ProjectCheckup implements Checkup {
  private static final Pattern NAME = Pattern.compile("projects/(\\d{1,20})");
  private static final String ACTIVE = "ACTIVE";

  private final GoogleApi resourceManager;
  private final String project;

  ProjectCheckup(GoogleApi resourceManager, String project) {
    this.resourceManager = resourceManager;
    this.project = project;
  }

  @Override
  public String name() {
    return "project";
  }

  /** What is not told here the launcher learns of Cloud Storage. */
  @Override
  public Check check(CarbonException failure) {
    return Answers.softened(name(), failure);
  }

  @Override
  public List<Check> run() {
    GoogleReply reply = resourceManager.get("/v3/projects/" + Answers.encoded(project));
    if (Answers.isServiceOff(reply)) {
      return List.of(
          Answers.serviceOff(name(), "cloudresourcemanager.googleapis.com", project, "not read"));
    }
    if (reply.status() == HttpURLConnection.HTTP_FORBIDDEN
        || reply.status() == HttpURLConnection.HTTP_NOT_FOUND) {
      return List.of(Check.failed(name(), unseen()));
    }
    return List.of(judge(reply.body("read project " + project)));
  }

  private Check judge(JsonNode answer) {
    Matcher number = NAME.matcher(StrictJson.optionalText(answer, "name").orElse(""));
    String state = StrictJson.optionalText(answer, "state").orElse("");
    if (!number.matches() || state.isEmpty()) {
      throw Answers.nonsense("Resource Manager");
    }
    String found = project + ", number " + number.group(1);
    if (state.equals(ACTIVE)) {
      return Check.ok(name(), found);
    }
    return Check.failed(
        name(),
        new CarbonException(
            ErrorKind.CONFIGURATION,
            found + " is " + ForeignText.oneLine(state, 40),
            "set GOOGLE_CLOUD_PROJECT to a project that is active"));
  }

  private CarbonException unseen() {
    return new CarbonException(
        ErrorKind.CREDENTIALS,
        project + " does not exist, or this account may not see it (resourcemanager.projects.get)",
        "check GOOGLE_CLOUD_PROJECT, and grant this account the role that 'carbon iam' prints");
  }
}
