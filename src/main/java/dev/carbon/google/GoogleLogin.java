package dev.carbon.google;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.UserCredentials;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Application Default Credentials: the only way in, looked up once and shared by all clients. */
public final class GoogleLogin {
  private static final String CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform";

  private final String project;
  private @Nullable GoogleCredentials credentials;

  /**
   * A login that is looked up when it is first asked for.
   *
   * @param project the id of the project that pays for what a person's own login asks
   */
  public GoogleLogin(String project) {
    this.project = project;
  }

  /**
   * The credentials. Contacts nobody but, on Google's own machines, the metadata server.
   *
   * @throws CarbonException CREDENTIALS when there are none
   */
  public synchronized GoogleCredentials credentials() {
    if (credentials == null) {
      GoogleLogging.silence();
      credentials = paidBy(project, find());
    }
    return credentials;
  }

  private static GoogleCredentials find() {
    try {
      return GoogleCredentials.getApplicationDefault().createScoped(CLOUD_PLATFORM);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CREDENTIALS,
          "could not log in to Google Cloud: no usable default credentials were found",
          "run: gcloud auth application-default login",
          e);
    }
  }

  /** A person's login belongs to no project: Google refuses its calls unless one is named. */
  private static GoogleCredentials paidBy(String project, GoogleCredentials found) {
    return found instanceof UserCredentials user && user.getQuotaProjectId() == null
        ? found.createWithQuotaProject(project)
        : found;
  }
}
