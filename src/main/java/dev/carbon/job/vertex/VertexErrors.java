package dev.carbon.job.vertex;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.error.RegionRefusal;
import org.jspecify.annotations.Nullable;

/** Says in the user's words why Vertex AI did not do what was asked. */
final class VertexErrors {
  private static final String GO_ON = "check the network and https://status.cloud.google.com";
  private static final String LOG_IN = "log in again: gcloud auth application-default login";
  // grpc-auth's own words when it has no token: the call was never sent.
  private static final String NO_TOKEN = "Credentials failed to obtain metadata";

  private VertexErrors() {}

  /**
   * The error of a call that may be repeated.
   *
   * @param deed completes "could not ..."
   */
  static CarbonException of(String deed, ApiException e) {
    if (isRefusedAccount(e)) {
      return refusedAccount(deed, e);
    }
    return failed(ErrorKind.UPSTREAM, deed, why(e), GO_ON, e);
  }

  static boolean isRefusedAccount(ApiException e) {
    StatusCode.Code code = code(e);
    return code == StatusCode.Code.PERMISSION_DENIED
        || code == StatusCode.Code.UNAUTHENTICATED
        || anyMessageContains(e, NO_TOKEN)
        || anyMessageContains(e, "invalid_grant")
        || anyMessageContains(e, "invalid_rapt");
  }

  static CarbonException refusedAccount(String deed, ApiException e) {
    if (code(e) != StatusCode.Code.PERMISSION_DENIED) {
      String why = "Google does not accept the login of this machine (missing, expired or revoked)";
      return failed(ErrorKind.CREDENTIALS, deed, why, LOG_IN, e);
    }
    return failed(ErrorKind.CREDENTIALS, deed, words(e), remedy(words(e)), e);
  }

  private static String remedy(String words) {
    if (words.contains("actAs") || words.contains("act as")) {
      return "grant this account roles/iam.serviceAccountUser (iam.serviceAccounts.actAs)"
          + " on the training service account";
    }
    if (words.contains("has not been used") || words.contains("it is disabled")) {
      return "enable the service: gcloud services enable aiplatform.googleapis.com";
    }
    if (words.contains("billing")) {
      return "enable billing for the project";
    }
    return "grant this account roles/aiplatform.user on the project";
  }

  static CarbonException failed(
      ErrorKind kind, String deed, String why, @Nullable String hint, @Nullable Throwable cause) {
    return new CarbonException(kind, message(deed, why), hint, cause);
  }

  /** The region does not take the job; Google's own words say why. */
  static CarbonException refused(RegionRefusal why, String deed, String hint, ApiException e) {
    return CarbonException.refused(why, message(deed, words(e)), words(e), hint, e);
  }

  private static String message(String deed, String why) {
    return "could not " + deed + ": " + why;
  }

  /** What happened, with Google's own words if there are any. */
  static String why(ApiException e) {
    return switch (code(e)) {
      case DEADLINE_EXCEEDED -> "Vertex AI did not answer in time";
      case UNAVAILABLE -> "Vertex AI cannot be reached: " + words(e);
      default -> "Vertex AI answered " + code(e) + ": " + words(e);
    };
  }

  /** Google's text without the library's own additions. */
  static String words(ApiException e) {
    String text = ForeignText.oneLine(e.getMessage());
    String code = code(e) + ": ";
    return text.startsWith(code) ? text.substring(code.length()) : text;
  }

  static StatusCode.Code code(ApiException e) {
    return e.getStatusCode().getCode();
  }

  private static boolean anyMessageContains(Throwable failure, String words) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(words)) {
        return true;
      }
    }
    return false;
  }
}
