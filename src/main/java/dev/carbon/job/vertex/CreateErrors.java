package dev.carbon.job.vertex;

import com.google.api.gax.rpc.ApiException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobSpec;
import dev.carbon.region.Location;
import java.util.Optional;
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

  /** So many calls in so short a time; over with the minute, and no word on the region. */
  private static final Pattern TOO_FAST =
      Pattern.compile("(?i)per[ _-]?(second|minute)|rate[ _-]?limit");

  private static final Pattern NO_CAPACITY = Pattern.compile("(?i)resources are insufficient");
  private static final String RESOURCE_LOCATIONS = "constraints/gcp.resourceLocations";

  private CreateErrors() {}

  static CarbonException of(JobSpec spec, ApiException e) {
    String deed = deed(spec);
    if (VertexErrors.isRefusedAccount(e)) {
      return VertexErrors.refusedAccount(deed, e);
    }
    return switch (VertexErrors.code(e)) {
      case RESOURCE_EXHAUSTED -> exhausted(deed, e);
      case INVALID_ARGUMENT, FAILED_PRECONDITION, NOT_FOUND, OUT_OF_RANGE, UNIMPLEMENTED ->
          refused(spec.location(), deed, e);
      // Everything else, and whatever Google may add, says nothing of what the service did.
      default -> unknown(spec, VertexErrors.why(e), e);
    };
  }

  /** Whether Google's words say that a region has no such machines left. */
  static boolean isStockout(String words) {
    return NO_CAPACITY.matcher(words).find();
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

  private static CarbonException exhausted(String deed, ApiException e) {
    String hint =
        "allow more regions, or ask for quota at https://console.cloud.google.com/iam-admin/quotas";
    String words = VertexErrors.words(e);
    if (TOO_FAST.matcher(words).find()) {
      return VertexErrors.failed(ErrorKind.NO_REGION, deed, words, hint, e);
    }
    RegionRefusal why = isStockout(words) ? RegionRefusal.CAPACITY : RegionRefusal.QUOTA;
    return VertexErrors.refused(why, deed, hint, e);
  }

  private static CarbonException refused(Location location, String deed, ApiException e) {
    String words = VertexErrors.words(e);
    Optional<RegionRefusal> onlyHere = onlyHere(words);
    if (onlyHere.isPresent()) {
      return VertexErrors.refused(onlyHere.get(), deed, "allow more regions than " + location, e);
    }
    String hint = "correct the job's options and start again; no job was made";
    return new CarbonException(ErrorKind.USAGE, "Vertex AI refuses this job: " + words, hint, e);
  }

  /** What is amiss with this region; empty when the job would be refused everywhere. */
  private static Optional<RegionRefusal> onlyHere(String words) {
    if (words.contains(RESOURCE_LOCATIONS)) {
      return Optional.of(RegionRefusal.POLICY);
    }
    if (isStockout(words)) {
      return Optional.of(RegionRefusal.CAPACITY);
    }
    return NOT_OFFERED.matcher(words).find() && !BAD_PAIR.matcher(words).find()
        ? Optional.of(RegionRefusal.ACCELERATOR)
        : Optional.empty();
  }

  private static String deed(JobSpec spec) {
    return "create job " + spec.displayName() + " in " + spec.location();
  }
}
