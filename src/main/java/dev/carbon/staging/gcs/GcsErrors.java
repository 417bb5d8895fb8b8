package dev.carbon.staging.gcs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.error.RegionRefusal;
import dev.carbon.error.Unreachable;
import java.net.HttpURLConnection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in the user's words why Cloud Storage did not do what was asked. */
final class GcsErrors {
  static final String GO_ON = "check the network and https://status.cloud.google.com";

  private static final String LOG_IN = "log in again: gcloud auth application-default login";
  private static final String RESOURCE_LOCATIONS = "constraints/gcp.resourceLocations";

  private static final Pattern HELD = Pattern.compile("(?i)retention|\\bhold\\b");

  private GcsErrors() {}

  /** The error of a call that has no rules of its own. */
  static CarbonException of(Deed deed, StorageException e) {
    if (lacksLogin(e)) {
      String why = "Google does not accept the login of this machine (expired or revoked)";
      return deed.failed(ErrorKind.CREDENTIALS, why, LOG_IN, e);
    }
    if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
      return deed.failed(ErrorKind.CREDENTIALS, words(e), remedy(deed, e), e);
    }
    return deed.failed(ErrorKind.UPSTREAM, why(e), GO_ON, e);
  }

  /** The error of a bucket create that was refused. */
  static CarbonException ofCreate(Deed deed, StorageException e) {
    String words = words(e);
    if (words.contains(RESOURCE_LOCATIONS)) {
      String why = "your organisation does not allow this location (" + RESOURCE_LOCATIONS + ")";
      return deed.refused(RegionRefusal.POLICY, why, "choose among the regions it allows", e);
    }
    if (isRefusal(e)) {
      String hint = "check the project's name and your organisation's policies";
      return deed.failed(ErrorKind.CONFIGURATION, words, hint, e);
    }
    return of(deed, e);
  }

  /** The error of a delete that was refused: whatever the reason, something is left. */
  static CarbonException ofDelete(Deed deed, StorageException e, String consoleLink) {
    if (lacksLogin(e)) {
      return of(deed, e);
    }
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_FORBIDDEN,
          HttpURLConnection.HTTP_CONFLICT,
          HttpURLConnection.HTTP_PRECON_FAILED -> {
        String hint =
            e.getCode() == HttpURLConnection.HTTP_FORBIDDEN && !HELD.matcher(words(e)).find()
                ? remedy(deed, e) + "; or look at " + consoleLink
                : "look at " + consoleLink;
        yield deed.failed(ErrorKind.CLEANUP_INCOMPLETE, words(e), hint, e);
      }
      default -> of(deed, e);
    };
  }

  private static boolean isRefusal(StorageException e) {
    return e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST
        || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
        || e.getCode() == HttpURLConnection.HTTP_PRECON_FAILED;
  }

  private static boolean lacksLogin(StorageException e) {
    if (e.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      return true;
    }
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage());
      if (text.contains("invalid_grant") || text.contains("invalid_rapt")) {
        return true;
      }
    }
    return false;
  }

  private static String remedy(Deed deed, StorageException e) {
    String words = words(e);
    if (words.contains("billing")) {
      return "enable billing for the project";
    }
    if (words.contains("has not been used") || "accessNotConfigured".equals(e.getReason())) {
      return "enable the service: gcloud services enable storage.googleapis.com";
    }
    return "grant this account the permission " + deed.permission() + ", such as by " + deed.role();
  }

  private static String why(StorageException e) {
    if (e.getCause() instanceof JsonProcessingException) {
      return "something other than Cloud Storage answered, such as a proxy's sign-in page";
    }
    boolean answered = e.getCode() > 0;
    return answered
        ? "Cloud Storage answered " + e.getCode() + " " + words(e)
        : Unreachable.why("Cloud Storage", e);
  }

  private static String words(StorageException e) {
    return ForeignText.oneLine(e.getMessage());
  }
}
