package dev.carbon.google;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Unreachable;
import dev.carbon.unit.Secret;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Application Default Credentials: the only way in, looked up once and shared by all clients. */
public final class GoogleLogin {
  private static final String CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform";
  private static final String LOG_IN = "run: gcloud auth application-default login";

  private final String project;
  private final Finder finder;
  private @Nullable GoogleCredentials credentials;

  /**
   * A login that is looked up when it is first asked for.
   *
   * @param project the id of the project that pays for what a person's own login asks
   */
  public GoogleLogin(String project) {
    this(project, GoogleCredentials::getApplicationDefault);
  }

  GoogleLogin(String project, Finder finder) {
    this.project = project;
    this.finder = finder;
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

  /** What kind of credential it is; fails as {@link #credentials}. */
  public LoginKind kind() {
    return LoginKind.of(credentials());
  }

  /** The service account's address, where the credential itself says it; fails likewise. */
  public Optional<String> account() {
    GoogleCredentials found = credentials();
    if (found instanceof ServiceAccountCredentials key) {
      return Optional.ofNullable(key.getClientEmail());
    }
    return found instanceof ImpersonatedCredentials impersonated
        ? Optional.ofNullable(impersonated.getAccount())
        : Optional.empty();
  }

  /** The project whose quota its calls count against, where one is named; fails likewise. */
  public Optional<String> quotaProject() {
    return Optional.ofNullable(credentials().getQuotaProjectId());
  }

  /**
   * The headers that a request of this login bears, the token among them. Fetches a token when
   * there is none that is still good, and blocks for as long as Google's library tries.
   *
   * @throws CarbonException CREDENTIALS when there is no login, or Google gives no token for it;
   *     UPSTREAM when the service of the tokens cannot be reached
   */
  public Map<String, Secret> headers(URI uri) {
    Map<String, Secret> headers = new LinkedHashMap<>();
    try {
      credentials()
          .getRequestMetadata(uri)
          .forEach((name, values) -> headers.put(name, new Secret(String.join(",", values))));
    } catch (IOException e) {
      throw noToken(e);
    }
    return headers;
  }

  private GoogleCredentials find() {
    try {
      return finder.find().createScoped(CLOUD_PLATFORM);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CREDENTIALS,
          "could not log in to Google Cloud: no usable default credentials were found",
          LOG_IN,
          e);
    }
  }

  /** The library's own words are not told: they quote what the service of the tokens answered. */
  private static CarbonException noToken(IOException e) {
    Optional<Throwable> broken = brokenNetwork(e);
    if (broken.isPresent()) {
      String why = Unreachable.why("Google's service of tokens", broken.get());
      return new CarbonException(ErrorKind.UPSTREAM, "could not get a token: " + why);
    }
    return new CarbonException(
        ErrorKind.CREDENTIALS,
        "could not get a token: Google does not accept the login of this machine (expired or"
            + " revoked)",
        LOG_IN);
  }

  private static Optional<Throwable> brokenNetwork(IOException e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException
          || cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof SSLException) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  /** A person's login belongs to no project: Google refuses its calls unless one is named. */
  private static GoogleCredentials paidBy(String project, GoogleCredentials found) {
    return found instanceof UserCredentials user && user.getQuotaProjectId() == null
        ? found.createWithQuotaProject(project)
        : found;
  }

  /** Where the credentials come from. */
  interface Finder {
    GoogleCredentials find() throws IOException;
  }
}
