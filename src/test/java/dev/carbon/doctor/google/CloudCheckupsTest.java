package dev.carbon.doctor.google;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.carbon.doctor.Check;
import dev.carbon.doctor.CheckStatus;
import dev.carbon.doctor.Permissions;
import dev.carbon.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudCheckupsTest {
  private static final List<String> RIGHTS = Permissions.LAUNCHER.all();

  @RegisterExtension static final FakeGoogle GOOGLE = new FakeGoogle();

  @BeforeEach
  void allIsWell() {
    GOOGLE.isWell(RIGHTS);
  }

  @Test
  void findsNothingAmissInAProjectThatIsWell() {
    Map<String, Check> found = GOOGLE.examine();
    found.values().forEach(check -> assertEquals(CheckStatus.OK, check.status(), check::toString));
    assertEquals("my-project, number 123456789012", message(found, "project"));
    assertEquals("enabled", message(found, "services"));
    assertEquals("all 17 of the launcher's role", message(found, "permissions"));
    assertEquals(
        "jobs may run as trainer@my-project.iam.gserviceaccount.com",
        message(found, "service-account"));
    assertEquals(
        "custom_model_training_nvidia_t4_gpus of at least 1 in europe-west4 4",
        message(found, "quota"));
    assertTrue(
        message(found, "europe-west4-aiplatform")
            .matches("answered in \\d+ ms \\(401, without a login\\)"));
    assertTrue(message(found, "storage").startsWith("answered in "));
  }

  @Test
  void sendsNoCredentialToWhatStandsInForGoogle() {
    Map<String, Check> found = GOOGLE.examine();
    assertTrue(message(found, "credentials").startsWith("none is used or sent"));
    List<LoggedRequest> requests = GOOGLE.findAll(anyRequestedFor(anyUrl()));
    assertEquals(FakeGoogle.ALL.size() + 1, requests.size(), "all of them, and another region");
    requests.forEach(request -> assertFalse(request.containsHeader("Authorization")));
  }

  @Test
  void asksForTheLaunchersRightsAndForNoneOnTheServiceAccountBesidesActAs() {
    GOOGLE.examine();
    GOOGLE.verify(
        postRequestedFor(urlPathEqualTo(FakeGoogle.RIGHTS))
            .withRequestBody(
                equalToJson("{\"permissions\":[\"" + String.join("\",\"", RIGHTS) + "\"]}")));
    GOOGLE.verify(
        postRequestedFor(urlPathEqualTo(FakeGoogle.ACT_AS))
            .withRequestBody(equalToJson("{\"permissions\":[\"iam.serviceAccounts.actAs\"]}")));
  }

  @Test
  void listsTheRightsThatAreMissing() {
    List<String> some = new ArrayList<>(RIGHTS);
    some.removeAll(List.of("aiplatform.customJobs.create", "storage.objects.list"));
    GOOGLE.isWell(some);
    Check permissions = check(GOOGLE.examine(), "permissions");
    assertEquals(Optional.of(ErrorKind.CREDENTIALS), permissions.failure());
    assertEquals(
        "missing: aiplatform.customJobs.create, storage.objects.list", permissions.message());
    assertTrue(permissions.fix().orElse("").contains("'carbon iam'"));
  }

  @Test
  void anAccountWithoutAnyRightIsToldAllOfThem() {
    GOOGLE.answers(FakeGoogle.RIGHTS, 200, "{}");
    assertEquals("missing: " + String.join(", ", RIGHTS), message(GOOGLE.examine(), "permissions"));
  }

  @Test
  void rightsOnBucketsMayBeGrantedByAConditionThatTheProjectDoesNotKnow() {
    GOOGLE.isWell(Permissions.LAUNCHER.ofProject());
    Check permissions = check(GOOGLE.examine(), "permissions");
    assertEquals(CheckStatus.WARNING, permissions.status());
    assertTrue(permissions.message().contains("storage.objects.get"), permissions.message());
  }

  @Test
  void carbonTrainsWithoutTheRightToReadMetrics() {
    List<String> some = new ArrayList<>(RIGHTS);
    some.remove("monitoring.timeSeries.list");
    GOOGLE.isWell(some);
    Check permissions = check(GOOGLE.examine(), "permissions");
    assertEquals(CheckStatus.WARNING, permissions.status());
    assertEquals(
        "not granted: monitoring.timeSeries.list; carbon trains without", permissions.message());
  }

  @Test
  void aProjectThatIsNotSeenIsAMatterOfCredentials() {
    for (int status : new int[] {403, 404}) {
      GOOGLE.answers(FakeGoogle.PROJECT, status, FakeGoogle.refusal(status, "CANARY", ""));
      Check project = check(GOOGLE.examine(), "project");
      assertEquals(Optional.of(ErrorKind.CREDENTIALS), project.failure());
      assertTrue(project.message().startsWith("my-project does not exist, or this account"));
    }
  }

  @Test
  void aProjectThatIsBeingDeletedIsNone() {
    GOOGLE.answers(FakeGoogle.PROJECT, 200, "{'name':'projects/123','state':'DELETE_REQUESTED'}");
    Check project = check(GOOGLE.examine(), "project");
    assertEquals(Optional.of(ErrorKind.CONFIGURATION), project.failure());
    assertEquals("my-project, number 123 is DELETE_REQUESTED", project.message());
  }

  @Test
  void aServiceThatOnlyTheChecksNeedMayBeOff() {
    for (String path :
        List.of(FakeGoogle.PROJECT, FakeGoogle.RIGHTS, FakeGoogle.SERVICES, FakeGoogle.ACT_AS)) {
      GOOGLE.answers(path, 403, FakeGoogle.refusal(403, "API is off", "SERVICE_DISABLED"));
    }
    Map<String, Check> found = GOOGLE.examine();
    for (String name : List.of("project", "permissions", "services", "service-account")) {
      assertEquals(CheckStatus.WARNING, check(found, name).status(), name);
      assertTrue(check(found, name).fix().orElse("").startsWith("run: gcloud services enable "));
    }
  }

  @Test
  void servicesThatTrainingNeedsMustBeOn() {
    GOOGLE.enabled("storage-api", "logging");
    Check services = check(GOOGLE.examine(), "services");
    assertEquals(Optional.of(ErrorKind.CREDENTIALS), services.failure());
    assertEquals("off: aiplatform.googleapis.com", services.message());
    assertEquals(
        Optional.of("run: gcloud services enable aiplatform.googleapis.com --project my-project"),
        services.fix());
  }

  @Test
  void servicesThatAreOnlyUsefulAreAWarning() {
    GOOGLE.enabled("aiplatform", "storage", "logging");
    Check services = check(GOOGLE.examine(), "services");
    assertEquals(CheckStatus.WARNING, services.status());
    assertEquals("off: monitoring.googleapis.com; carbon trains without", services.message());
  }

  @Test
  void nobodyHasToBeAllowedToReadTheServices() {
    GOOGLE.answers(FakeGoogle.SERVICES, 403, FakeGoogle.refusal(403, "no", ""));
    Check services = check(GOOGLE.examine(), "services");
    assertEquals(CheckStatus.WARNING, services.status());
    assertTrue(services.message().contains("serviceusage.services.get"));
  }

  @Test
  void aServiceThatTheAnswerLeavesOutIsNotSaidToBeOn() {
    GOOGLE.answers(FakeGoogle.SERVICES, 200, "{'services':[]}");
    Check services = check(GOOGLE.examine(), "services");
    assertEquals(CheckStatus.WARNING, services.status());
    assertTrue(services.message().startsWith("not told whether enabled: aiplatform"));
  }

  @Test
  void withoutAServiceAccountAJobCouldReachOtherBuckets() {
    Check account = check(GOOGLE.examine(FakeGoogle.target(Optional.empty())), "service-account");
    assertEquals(CheckStatus.WARNING, account.status());
    assertTrue(account.message().contains("Custom Code Service Agent"));
    GOOGLE.verify(0, postRequestedFor(urlPathEqualTo(FakeGoogle.ACT_AS)));
  }

  @Test
  void aServiceAccountThatJobsMayNotRunAsFails() {
    GOOGLE.answers(FakeGoogle.ACT_AS, 200, "{}");
    Check account = check(GOOGLE.examine(), "service-account");
    assertEquals(Optional.of(ErrorKind.CREDENTIALS), account.failure());
    assertTrue(account.fix().orElse("").contains("--role=roles/iam.serviceAccountUser"));
  }

  @Test
  void aServiceAccountThatDoesNotExistFails() {
    GOOGLE.answers(FakeGoogle.ACT_AS, 404, FakeGoogle.refusal(404, "Unknown", ""));
    assertEquals(
        Optional.of(ErrorKind.CONFIGURATION), check(GOOGLE.examine(), "service-account").failure());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{'permissions':7,'services':7,'name':7}", "7", "null"})
  void anAnswerOfAnotherShapeIsAWarningAndNeverTakenForGood(String json) {
    GOOGLE.resetAll();
    FakeGoogle.ALL.forEach(path -> GOOGLE.answers(path, 200, json));
    Map<String, Check> found = GOOGLE.examine();
    for (String name :
        List.of("project", "services", "permissions", "service-account", "quota", "quota-spot")) {
      assertEquals(CheckStatus.WARNING, check(found, name).status(), () -> found.toString());
    }
  }

  @Test
  void whatIsNoJsonAtAllIsAWarning() {
    FakeGoogle.ALL.forEach(
        path -> GOOGLE.answers(path, aResponse().withStatus(200).withBody("CANARY")));
    GOOGLE.examine().values().stream()
        .filter(check -> !List.of("credentials", "us-central1-aiplatform").contains(check.name()))
        .forEach(
            check -> {
              assertEquals(CheckStatus.WARNING, check.status(), check::toString);
              assertFalse(check.toString().contains("CANARY"), check::toString);
            });
  }

  @Test
  void aServiceThatHangsIsGivenUp() {
    FakeGoogle.ALL.forEach(GOOGLE::hangs);
    Map<String, Check> found = GOOGLE.examineInHaste();
    assertTrue(message(found, "project").endsWith("did not answer in time"), found::toString);
    assertTrue(message(found, "quota").endsWith("did not answer in time"), found::toString);
    assertEquals(CheckStatus.WARNING, check(found, "storage").status());
    assertEquals(Optional.empty(), check(found, "permissions").failure());
  }

  private static Check check(Map<String, Check> found, String name) {
    return Optional.ofNullable(found.get(name)).orElseThrow(() -> new AssertionError(found));
  }

  private static String message(Map<String, Check> found, String name) {
    return check(found, name).message();
  }
}
