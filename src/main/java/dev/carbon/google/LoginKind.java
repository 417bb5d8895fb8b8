package dev.carbon.google;

import com.google.auth.oauth2.CloudShellCredentials;
import com.google.auth.oauth2.ComputeEngineCredentials;
import com.google.auth.oauth2.ExternalAccountAuthorizedUserCredentials;
import com.google.auth.oauth2.ExternalAccountCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;

/** What kind of credential somebody is logged in with. */
public enum LoginKind {
  /** A person, by {@code gcloud auth application-default login}. */
  USER("a person's login"),
  /** The private key of a service account, in a file: good until it is revoked. */
  KEY_FILE("the key file of a service account"),
  IMPERSONATED("an impersonated service account"),
  /** Workload or workforce identity federation. */
  EXTERNAL("an external account (identity federation)"),
  /** The service account of this machine of Google's. */
  MACHINE("the service account of this machine"),
  OTHER("a credential of another kind");

  private final String words;

  LoginKind(String words) {
    this.words = words;
  }

  /** Such as "a person's login". */
  public String words() {
    return words;
  }

  static LoginKind of(GoogleCredentials credentials) {
    if (credentials instanceof UserCredentials || credentials instanceof CloudShellCredentials) {
      return USER;
    }
    if (credentials instanceof ServiceAccountCredentials) {
      return KEY_FILE;
    }
    if (credentials instanceof ImpersonatedCredentials) {
      return IMPERSONATED;
    }
    if (credentials instanceof ExternalAccountCredentials
        || credentials instanceof ExternalAccountAuthorizedUserCredentials) {
      return EXTERNAL;
    }
    return credentials instanceof ComputeEngineCredentials ? MACHINE : OTHER;
  }
}
