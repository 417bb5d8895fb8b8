package dev.carbon.staging.gcs;

import com.google.api.client.http.HttpRequestFactory;
import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogging;
import dev.carbon.google.GoogleLogin;
import dev.carbon.http.StreamHttp;
import dev.carbon.unit.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the storage client: with Application Default Credentials for Google, and without any
 * credential for an emulator on this machine.
 */
final class StorageFactory {
  private static final Set<String> WEB = Set.of("http", "https");

  private final String project;
  private final GoogleLogin login;
  private final Optional<URI> emulator;
  private final Patience patience;

  /**
   * @throws CarbonException CONFIGURATION when {@code emulator} is not on this machine
   */
  StorageFactory(String project, GoogleLogin login, Optional<URI> emulator, Patience patience) {
    emulator.ifPresent(StorageFactory::checkLoopback);
    this.project = project;
    this.login = login;
    this.emulator = emulator;
    this.patience = patience;
  }

  /** A new client as {@link #create} makes it, and its calls without it. */
  StorageAccess connect() {
    Storage storage = create();
    HttpTransportOptions transport =
        (HttpTransportOptions) storage.getOptions().getTransportOptions();
    HttpRequestFactory requests =
        transport
            .getHttpTransportFactory()
            .create()
            .createRequestFactory(transport.getHttpRequestInitializer(storage.getOptions()));
    return new StorageAccess(storage, requests, storage.getOptions().getHost(), patience);
  }

  /**
   * A new client; contacts nobody but, for some kinds of credential, Google's metadata server.
   *
   * @throws CarbonException CREDENTIALS when there are none
   */
  Storage create() {
    GoogleLogging.silence();
    StorageOptions.Builder options =
        StorageOptions.http()
            .setTransportOptions(transport())
            .setRetrySettings(retries())
            .setProjectId(project)
            .setCredentials(credentials());
    emulator.ifPresent(host -> options.setHost(withoutSlash(host)));
    return options.build().getService();
  }

  private Credentials credentials() {
    if (emulator.isPresent()) {
      return NoCredentials.getInstance();
    }
    return login.credentials();
  }

  private HttpTransportOptions transport() {
    StorageTransport transport =
        new StorageTransport(new StreamHttp(patience.connect(), patience.read()));
    return HttpTransportOptions.newBuilder()
        .setHttpTransportFactory(() -> transport)
        .setConnectTimeout(Math.toIntExact(patience.connect().toMillis()))
        .setReadTimeout(Math.toIntExact(patience.read().toMillis()))
        .build();
  }

  private RetrySettings retries() {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(patience.firstDelay())
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(patience.total())
        .setInitialRpcTimeoutDuration(patience.total())
        .setRpcTimeoutMultiplier(1)
        .setMaxRpcTimeoutDuration(patience.total())
        .setTotalTimeoutDuration(patience.total())
        .build();
  }

  private static void checkLoopback(URI host) {
    String scheme = String.valueOf(host.getScheme()).toLowerCase(Locale.ROOT);
    if (WEB.contains(scheme)
        && host.getUserInfo() == null
        && host.getQuery() == null
        && Loopback.isLoopback(host.getHost())) {
      return;
    }
    throw new CarbonException(
        ErrorKind.CONFIGURATION,
        "STORAGE_EMULATOR_HOST must be a server on this machine, such as http://127.0.0.1:9000",
        "unset STORAGE_EMULATOR_HOST to use Cloud Storage");
  }

  private static String withoutSlash(URI host) {
    String text = host.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
