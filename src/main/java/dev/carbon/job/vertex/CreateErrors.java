package dev.carbon.job.vertex;

import com.google.api.gax.rpc.ApiException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobSpec;
import dev.carbon.region.Location;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the failures of a create, of which the caller must know exactly one thing: whether a job
 * may exist now.
 */
final class CreateErrors {
  private static final Pattern NOT_OFFERED =
      Pattern.compile(
          "(?i)\\b(machine|accelerator)s?\\b.*"
              + "\\b(not (currently )?(supported|available|offered)|unsupported|unavailable)");

  /** The pair of machine and accelerator is wrong, here and everywhere. */
  private static final Pattern BAD_PAIR =
      Pattern.compile("(?i)\\b(for|with|by|on|attached to) (the )?machine ?type");

  private static final Pattern NO_CAPACITY = Pattern.compile("(?i)resources are insufficient");
  private static final String RESOURCE_LOCATIONS = "constraints/gcp.resourceLocations";

  private CreateErrors() {}

  static CarbonException of(JobSpec spec, ApiException e) {
    String deed = deed(spec);
    if (VertexErrors.isRefusedAccount(e)) {
      return VertexErrors.refusedAccount(deed, e);
    }
    return switch (VertexErrors.code(e)) {
      case RESOURCE_EXHAUSTED -> noQuota(deed, e);
      case INVALID_ARGUMENT, FAILED_PRECONDITION, NOT_FOUND, OUT_OF_RANGE, UNIMPLEMENTED ->
          refused(spec.location(), deed, e);
      // Everything else, and whatever Google may add, says nothing of what the service did.
      default -> unknown(spec, VertexErrors.why(e), e);
    };
  }

  /** Nobody knows whether the job exists. */
  static CarbonException unknown(JobSpec spec, String why, @Nullable Throwable cause) {
    String message = "could not learn whether job " + spec.displayName() + " was created in ";
    return new CarbonException(
        ErrorKind.OUTCOME_UNKNOWN,
        message + spec.location() + ": " + why,
        "look for it: gcloud ai custom-jobs list --region="
            + spec.location()
            + " --filter=labels.carbon-run="
            + spec.run(),
        cause);
  }

  private static CarbonException noQuota(String deed, ApiException e) {
    String hint =
        "allow more regions, or ask for quota at https://console.cloud.google.com/iam-admin/quotas";
    return VertexErrors.failed(ErrorKind.NO_REGION, deed, VertexErrors.words(e), hint, e);
  }

  private static CarbonException refused(Location location, String deed, ApiException e) {
    String words = VertexErrors.words(e);
    if (isOnlyHere(words)) {
      String hint = "allow more regions than " + location;
      return VertexErrors.failed(ErrorKind.NO_REGION, deed, words, hint, e);
    }
    String hint = "correct the job's options and start again; no job was made";
    return new CarbonException(ErrorKind.USAGE, "Vertex AI refuses this job: " + words, hint, e);
  }

  private static boolean isOnlyHere(String words) {
    return NO_CAPACITY.matcher(words).find()
        || words.contains(RESOURCE_LOCATIONS)
        || (NOT_OFFERED.matcher(words).find() && !BAD_PAIR.matcher(words).find());
  }

  private static String deed(JobSpec spec) {
    return "create job " + spec.displayName() + " in " + spec.location();
  }
}
