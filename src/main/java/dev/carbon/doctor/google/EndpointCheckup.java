package dev.carbon.doctor.google;

import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.error.CarbonException;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleApis;
import dev.carbon.google.rest.GoogleReply;
import dev.carbon.region.RegionId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks an endpoint something without a login, and tells how long its refusal takes: the connection,
 * TLS and one answer.
 */
final class EndpointCheckup implements Checkup {
  private static final String FIX = "check the network and the proxy (HTTPS_PROXY, NO_PROXY)";

  private final String name;
  private final GoogleApi endpoint;
  private final String path;

  private EndpointCheckup(GoogleApis apis, String service, String path) {
    this.name = service;
    this.endpoint = apis.anonymous(service);
    this.path = path;
  }

  /** Vertex AI in a region. */
  static Checkup vertex(GoogleApis apis, String project, RegionId region) {
    String path = "/v1/projects/" + Answers.encoded(project) + "/locations/" + region;
    return new EndpointCheckup(apis, region + "-aiplatform", path + "/customJobs");
  }

  /** Cloud Storage, which has one endpoint for all regions. */
  static Checkup storage(GoogleApis apis, String project) {
    return new EndpointCheckup(
        apis, "storage", "/storage/v1/b?project=" + Answers.encoded(project));
  }

  @Override
  public String name() {
    return name;
  }

  /** Another region may answer. */
  @Override
  public Check check(CarbonException failure) {
    return Check.warning(name, failure.text(), Optional.of(failure.hint().orElse(FIX)));
  }

  @Override
  public List<Check> run() {
    long start = System.nanoTime();
    GoogleReply reply = endpoint.get(path);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return List.of(
        Check.ok(name, "answered in " + millis + " ms (" + reply.status() + ", without a login)"));
  }
}
