package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.ApiExceptionFactory;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import io.grpc.Status;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateErrorsTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final JobSpec SPEC = JobSpecs.of(RUN, 1, new Location("europe-north1"));
  private static final String DEED =
      "could not create job carbon-abcdefghijklmnopqrstuvwxyz-1 in europe-north1: ";

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {
        "UNAVAILABLE",
        "DEADLINE_EXCEEDED",
        "INTERNAL",
        "UNKNOWN",
        "ABORTED",
        "CANCELLED",
        "DATA_LOSS",
        "ALREADY_EXISTS"
      })
  void doesNotKnowWhetherTheJobExists(Status.Code code) {
    CarbonException error = CreateErrors.of(SPEC, error(code, "went wrong"));

    assertEquals(ErrorKind.OUTCOME_UNKNOWN, error.kind());
    assertTrue(
        error.hint().orElseThrow().endsWith("--filter=labels.carbon-run=" + RUN),
        error.hint().orElseThrow());
  }

  @Test
  void keepsGooglesWordsOnAMissingQuota() {
    String words =
        "The following quota metrics exceed quota limits:"
            + " aiplatform.googleapis.com/custom_model_training_nvidia_t4_gpus";

    isRefused(RegionRefusal.QUOTA, words, error(Status.Code.RESOURCE_EXHAUSTED, words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Quota exceeded for quota metric 'Job submissions' and limit 'Job submissions per minute'",
        "Quota exceeded for aiplatform.googleapis.com/create_requests_per_minute_per_region",
        "RATE_LIMIT_EXCEEDED"
      })
  void takesAskingTooFastAsNoWordOnTheRegion(String words) {
    CarbonException error = CreateErrors.of(SPEC, error(Status.Code.RESOURCE_EXHAUSTED, words));

    assertEquals(ErrorKind.NO_REGION, error.kind());
    assertEquals(DEED + words, error.text());
    assertEquals(Optional.empty(), error.refusal());
  }

  @Test
  void tellsAStockoutFromAMissingQuotaWhateverItsCode() {
    String words = "Resources are insufficient in region: europe-north1. Try a different region.";

    isRefused(RegionRefusal.CAPACITY, words, error(Status.Code.RESOURCE_EXHAUSTED, words));
    isRefused(RegionRefusal.CAPACITY, words, error(Status.Code.FAILED_PRECONDITION, words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Machine type \"a2-highgpu-1g\" is not supported.",
        "Machine type a2-highgpu-1g is not available in region europe-north1.",
        "Accelerator NVIDIA_L4 is not supported in region europe-north1."
      })
  void takesHardwareThatThisRegionDoesNotOfferAsARefusalOfTheRegion(String words) {
    isRefused(RegionRefusal.ACCELERATOR, words, error(Status.Code.INVALID_ARGUMENT, words));
  }

  @Test
  void takesALocationThatTheOrganisationForbidsAsARefusalOfTheRegion() {
    String words = "violates constraint constraints/gcp.resourceLocations on the resource";

    isRefused(RegionRefusal.POLICY, words, error(Status.Code.FAILED_PRECONDITION, words));
  }

  private static void isRefused(RegionRefusal why, String words, ApiException answer) {
    CarbonException error = CreateErrors.of(SPEC, answer);
    assertEquals(ErrorKind.NO_REGION, error.kind());
    assertEquals(Optional.of(why), error.refusal());
    assertEquals(DEED + words, error.text());
    assertEquals(Optional.of(words), error.refusalWords());
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT,Accelerator NVIDIA_L4 is not supported for machine type n1-standard-4.",
    "INVALID_ARGUMENT,Image URI is malformed.",
    "FAILED_PRECONDITION,The service account does not exist.",
    "NOT_FOUND,The project does not exist."
  })
  void takesARefusedJobAsTheCallersError(Status.Code code, String words) {
    CarbonException error = CreateErrors.of(SPEC, error(code, words));

    assertEquals(ErrorKind.USAGE, error.kind());
    assertEquals(Optional.empty(), error.refusal());
    assertEquals("Vertex AI refuses this job: " + words, error.text());
  }

  @ParameterizedTest
  @CsvSource({
    "Permission 'aiplatform.customJobs.create' denied,roles/aiplatform.user",
    "You do not have permission to act as service account s@p,roles/iam.serviceAccountUser",
    "Vertex AI API has not been used in project p before or it is disabled,gcloud services enable"
  })
  void saysWhichRightIsMissing(String words, String remedy) {
    CarbonException error = CreateErrors.of(SPEC, error(Status.Code.PERMISSION_DENIED, words));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals(DEED + words, error.text());
    assertTrue(error.hint().orElseThrow().contains(remedy));
  }

  @Test
  void knowsThatNothingWasSentWithoutAToken() {
    Status noToken =
        Status.UNAVAILABLE
            .withDescription("Credentials failed to obtain metadata")
            .withCause(new IOException("{\"error\": \"invalid_grant\"}"));

    CarbonException error = CreateErrors.of(SPEC, error(noToken));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals("log in again: gcloud auth application-default login", error.hint().orElseThrow());
  }

  private static ApiException error(Status.Code code, String words) {
    return error(code.toStatus().withDescription(words));
  }

  private static ApiException error(Status status) {
    return ApiExceptionFactory.createException(
        status.asRuntimeException(), GrpcStatusCode.of(status.getCode()), false);
  }
}
