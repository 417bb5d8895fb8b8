package dev.carbon.doctor.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.http.StrictJson;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks Service Usage (v1, services.batchGet) which services the project has enabled. */
final class ServicesCheckup implements Checkup {
  private static final String SUFFIX = ".googleapis.com";
  private static final String VERTEX = "aiplatform" + SUFFIX;
  private static final String STORAGE = "storage" + SUFFIX;

  /** The older name of Cloud Storage's JSON interface; either of the two does. */
  private static final String OLD_STORAGE = "storage-api" + SUFFIX;

  private static final List<String> NEEDED = List.of(VERTEX, STORAGE);
  private static final List<String> USEFUL = List.of("logging" + SUFFIX, "monitoring" + SUFFIX);
  private static final String OF_SECRETS = "secretmanager" + SUFFIX;

  private final GoogleApi serviceUsage;
  private final String project;

  ServicesCheckup(GoogleApi serviceUsage, String project) {
    this.serviceUsage = serviceUsage;
    this.project = project;
  }

  @Override
  public String name() {
    return "services";
  }

  @Override
  public Check check(CarbonException failure) {
    return Answers.softened(name(), failure);
  }

  @Override
  public List<Check> run() {
    String parent = "/v1/projects/" + Answers.encoded(project);
    GoogleReply reply = serviceUsage.get(parent + "/services:batchGet", this::naming);
    if (Answers.isServiceOff(reply)) {
      return List.of(
          Answers.serviceOff(name(), "serviceusage.googleapis.com", project, "not checked"));
    }
    if (reply.status() == HttpURLConnection.HTTP_FORBIDDEN) {
      return List.of(
          Check.warning(
              name(),
              "not checked: this account may not read which are enabled"
                  + " (serviceusage.services.get); carbon trains without that right",
              Optional.empty()));
    }
    return List.of(judge(states(reply.body("read the services of " + project))));
  }

  private JsonRequest naming(JsonRequest request) {
    JsonRequest named = request;
    for (String service :
        Stream.of(NEEDED, List.of(OLD_STORAGE), USEFUL, List.of(OF_SECRETS))
            .flatMap(List::stream)
            .toList()) {
      named = named.query("names", "projects/" + project + "/services/" + service);
    }
    return named;
  }

  /** Service to whether it is enabled, for those that are in the answer. */
  private static Map<String, Boolean> states(JsonNode answer) {
    if (!(answer.path("services") instanceof ArrayNode services)) {
      throw Answers.nonsense("Service Usage");
    }
    Map<String, Boolean> states = new HashMap<>();
    for (JsonNode service : services) {
      String resource = StrictJson.optionalText(service, "name").orElse("");
      StrictJson.optionalText(service, "state")
          .ifPresent(
              state ->
                  states.put(
                      resource.substring(resource.lastIndexOf('/') + 1), state.equals("ENABLED")));
    }
    if (states.getOrDefault(OLD_STORAGE, false)) {
      states.put(STORAGE, true);
    }
    return states;
  }

  private Check judge(Map<String, Boolean> states) {
    List<String> missing = off(NEEDED, states);
    if (!missing.isEmpty()) {
      throw new CarbonException(
          ErrorKind.CREDENTIALS,
          "off: " + String.join(", ", missing),
          Answers.enable(String.join(" ", missing), project));
    }
    List<String> lacking = off(USEFUL, states);
    if (!lacking.isEmpty()) {
      return Check.warning(
          name(),
          "off: " + String.join(", ", lacking) + "; carbon trains without",
          Optional.of(Answers.enable(String.join(" ", lacking), project)));
    }
    List<String> untold =
        Stream.concat(NEEDED.stream(), USEFUL.stream())
            .filter(service -> !states.containsKey(service))
            .toList();
    if (!untold.isEmpty()) {
      return Check.warning(
          name(), "not told whether enabled: " + String.join(", ", untold), Optional.empty());
    }
    String secrets =
        states.getOrDefault(OF_SECRETS, false)
            ? ""
            : " (not " + OF_SECRETS + ", which only secrets of a job need)";
    return Check.ok(name(), "enabled" + secrets);
  }

  private static List<String> off(List<String> services, Map<String, Boolean> states) {
    return services.stream().filter(service -> !states.getOrDefault(service, true)).toList();
  }
}
