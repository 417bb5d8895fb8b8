package dev.carbon.doctor.google;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.doctor.Doctor;
import dev.carbon.google.rest.GoogleApis;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.TestHttp;
import dev.carbon.region.RegionId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A server that stands in for Google's services, and a project that is well until told else. */
final class FakeGoogle extends WireMockExtension {
  static final String PROJECT = "/cloudresourcemanager/v3/projects/my-project";
  static final String RIGHTS = "/cloudresourcemanager/v1/projects/my-project:testIamPermissions";
  static final String SERVICES = "/serviceusage/v1/projects/my-project/services:batchGet";
  static final String ACT_AS =
      "/iam/v1/projects/-/serviceAccounts/trainer%40my-project.iam.gserviceaccount.com"
          + ":testIamPermissions";
  static final String QUOTA =
      "/serviceusage/v1beta1/projects/my-project/services/aiplatform.googleapis.com"
          + "/consumerQuotaMetrics/aiplatform.googleapis.com%2Fcustom_model_training_nvidia_t4_gpus";
  static final String SPOT_QUOTA = QUOTA.replace("training_nvidia", "training_preemptible_nvidia");
  static final String VERTEX =
      "/europe-west4-aiplatform/v1/projects/my-project/locations/europe-west4/customJobs";
  static final String STORAGE = "/storage/storage/v1/b";
  private static final String TRAINER = "trainer@my-project.iam.gserviceaccount.com";
  static final List<String> ALL =
      List.of(PROJECT, RIGHTS, SERVICES, ACT_AS, QUOTA, SPOT_QUOTA, VERTEX, STORAGE);

  FakeGoogle() {
    super(newInstance().options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")));
  }

  /** The shapes are those of the reference pages, with the fields that carbon does not read. */
  void isWell(List<String> rights) {
    answers(
        PROJECT,
        200,
        "{'name':'projects/123456789012','parent':'organizations/7','projectId':'my-project',"
            + "'state':'ACTIVE','displayName':'Mine','etag':'W/1'}");
    answers(RIGHTS, 200, "{'permissions':" + list(rights) + "}");
    enabled("aiplatform", "storage", "logging", "monitoring", "secretmanager");
    answers(ACT_AS, 200, "{'permissions':['iam.serviceAccounts.actAs']}");
    quota(QUOTA, Map.of("europe-west4", "4", "us-central1", "0"));
    quota(SPOT_QUOTA, Map.of("europe-west4", "1", "us-central1", "1"));
    answers(
        VERTEX, 401, refusal(401, "Request is missing required authentication credential.", ""));
    answers(STORAGE, 401, refusal(401, "Anonymous caller does not have storage.buckets.list", ""));
  }

  void enabled(String... services) {
    List<String> on = List.of(services);
    StringBuilder json = new StringBuilder();
    for (String service :
        List.of("aiplatform", "storage", "storage-api", "logging", "monitoring", "secretmanager")) {
      json.append(json.isEmpty() ? "" : ",")
          .append("{'name':'projects/123456789012/services/" + service + ".googleapis.com',")
          .append("'parent':'projects/123456789012','state':'")
          .append(on.contains(service) ? "ENABLED" : "DISABLED")
          .append("'}");
    }
    answers(SERVICES, 200, "{'services':[" + json + "]}");
  }

  /** Limits by region; the region {@code ""} stands for all that have none of their own. */
  void quota(String path, Map<String, String> limits) {
    StringBuilder buckets = new StringBuilder();
    new TreeMap<>(limits)
        .forEach(
            (region, limit) ->
                buckets
                    .append(buckets.isEmpty() ? "{" : ",{")
                    .append(limit.isEmpty() ? "" : "'effectiveLimit':'" + limit + "',")
                    .append("'defaultLimit':'0'")
                    .append(region.isEmpty() ? "}" : ",'dimensions':{'region':'" + region + "'}}"));
    answers(
        path,
        200,
        "{'name':'projects/1/x','metric':'aiplatform.googleapis.com/x','consumerQuotaLimits':["
            + "{'unit':'1/{project}/{region}','isPrecise':true,'quotaBuckets':["
            + buckets
            + "]}]}");
  }

  static String refusal(int code, String message, String reason) {
    return "{'error':{'code':"
        + code
        + ",'message':'"
        + message
        + "','status':'X','details':["
        + (reason.isEmpty() ? "" : "{'reason':'" + reason + "','domain':'googleapis.com'}")
        + "]}}";
  }

  /** Apostrophes stand for quotation marks. */
  void answers(String path, int status, String json) {
    answers(path, jsonResponse(json.replace('\'', '"'), status));
  }

  void answers(String path, ResponseDefinitionBuilder answer) {
    stubFor(any(urlPathEqualTo(path)).willReturn(answer));
  }

  /** Takes longer than a test's client waits. */
  void hangs(String path) {
    answers(path, aResponse().withStatus(200).withFixedDelay(2_000));
  }

  GoogleApis apis(JsonHttp http) {
    return GoogleApis.standIn(
        URI.create(baseUrl().replace("localhost", "127.0.0.1")), "CARBON_GOOGLE_API_URL", http);
  }

  /** What a doctor finds, by the checks' names. */
  Map<String, Check> examine() {
    return examine(target(Optional.of(TRAINER)));
  }

  Map<String, Check> examine(CloudTarget target) {
    return examine(CloudCheckups.of(target, apis(new TestHttp().client())));
  }

  /** What a doctor finds who does not wait as long as {@link #hangs} takes. */
  Map<String, Check> examineInHaste() {
    JsonHttp impatient = new TestHttp().impatientClient();
    return examine(CloudCheckups.of(target(Optional.of(TRAINER)), apis(impatient)));
  }

  static Map<String, Check> examine(List<Checkup> checkups) {
    Map<String, Check> found = new TreeMap<>();
    new Doctor(checkups, List.of(), Duration.ofSeconds(20))
        .examine()
        .checks()
        .forEach(check -> found.put(check.name(), check));
    return found;
  }

  static CloudTarget target(Optional<String> account) {
    return new CloudTarget(
        "my-project",
        account,
        List.of(new RegionId("europe-west4"), new RegionId("us-central1")),
        new QuotaNeed(
            "custom_model_training_nvidia_t4_gpus",
            Optional.of("custom_model_training_preemptible_nvidia_t4_gpus"),
            1));
  }

  private static String list(List<String> words) {
    return "['" + String.join("','", words) + "']";
  }
}
