package dev.carbon;

import dev.carbon.config.Environment;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.export.CarbonExport;
import dev.carbon.export.bigquery.BigQueryExport;
import dev.carbon.google.GoogleLogin;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleApis;
import dev.carbon.http.EnvironmentProxies;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.Pause;
import dev.carbon.intensity.electricitymaps.ElectricityMaps;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.local.LocalJobRunner;
import dev.carbon.job.vertex.VertexJobRunner;
import dev.carbon.ledger.ErroredLedger;
import dev.carbon.ledger.FileLedgers;
import dev.carbon.ledger.Ledgers;
import dev.carbon.ledger.RescuedLedgers;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.staging.Datasets;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.gcs.GcsDatasets;
import dev.carbon.staging.gcs.GcsOutputStore;
import dev.carbon.staging.gcs.GcsOwnBuckets;
import dev.carbon.staging.gcs.GcsStager;
import dev.carbon.staging.local.LocalStager;
import dev.carbon.train.Backend;
import dev.carbon.train.BackendKind;
import dev.carbon.train.CloudSweep;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where jobs run and data lies: the adapters of the clouds and of this machine. With {@link Wiring}
 * and {@link JobWatch} the only class that names adapters; nothing is made before it is asked for.
 */
final class Backends {
  private static final Duration LOCAL_POLL = Duration.ofMillis(50);
  private static final Duration VERTEX_POLL = Duration.ofSeconds(5);
  private static final Duration LOOPBACK_POLL = Duration.ofMillis(50);
  private static final Duration SETTLE_TIME = Duration.ofSeconds(60);
  private static final Duration LOOPBACK_SETTLE_TIME = Duration.ofMillis(600);
  private static final String BIGQUERY_URL = "CARBON_BIGQUERY_URL";
  private static final String STORAGE_EMULATOR = "STORAGE_EMULATOR_HOST";
  private static final Set<String> OWN_SECRETS =
      Set.of(ElectricityMaps.KEY, "WATTTIME_USER", "WATTTIME_PASSWORD", "EIA_API_KEY");

  private final Environment environment;
  private final Supplier<Settings> settings;
  private final Supplier<RefusalMemory> refusals;
  private final Supplier<JsonHttp> http;
  private final Clock clock;

  Backends(
      Environment environment,
      Supplier<Settings> settings,
      Supplier<RefusalMemory> refusals,
      Supplier<JsonHttp> http,
      Clock clock) {
    this.environment = environment;
    this.settings = settings;
    this.refusals = refusals;
    this.http = http;
    this.clock = clock;
  }

  /** One that is ready to run jobs; fails as {@link dev.carbon.cli.Services#trainer} says. */
  Backend of(BackendKind kind, Optional<String> project) {
    return switch (kind) {
      case LOCAL -> localBackend();
      case VERTEX -> vertexBackend(project.orElseThrow());
    };
  }

  /** Names its adapter only when data is looked for, so that no Google class is loaded before. */
  Datasets datasets() {
    return (address, project) -> {
      useProxies();
      return new GcsDatasets(storageEmulator()).find(address, project);
    };
  }

  /** The user's own buckets, as a project sees them; names its adapter only when asked. */
  Function<String, OutputStore> outputs() {
    return project -> {
      useProxies();
      return new GcsOutputStore(project, new GoogleLogin(project), storageEmulator());
    };
  }

  /**
   * The histories of runs.
   *
   * @param say prints a line for the person, or to a log
   */
  Ledgers ledgers(Consumer<String> say) {
    return new RescuedLedgers(
        new FileLedgers(environment.stateHome(), clock),
        () -> new ErroredLedger(environment.workingDirectory(), say),
        clock);
  }

  /** Looks through a project for what carbon made in it. */
  CloudSweep sweep(String project, Duration deadline) {
    useProxies();
    GoogleLogin login = new GoogleLogin(project);
    return new CloudSweep(
        new GcsOwnBuckets(project, login, storageEmulator()),
        new VertexJobRunner(project, login, settings.get().text(Setting.VERTEX_ENDPOINT)),
        deadline);
  }

  /** The Python interpreter of local runs. */
  String python() {
    return settings.get().text(Setting.PYTHON).orElseThrow();
  }

  /** What a program that carbon starts on this machine may know. */
  Map<String, String> variablesWithoutSecrets() {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.keySet().removeAll(OWN_SECRETS);
    return variables;
  }

  /**
   * Google's services that have no client of their own.
   *
   * @param project that pays for what a person's own login asks
   */
  GoogleApis googleApis(String project, JsonHttp http) {
    useProxies();
    return settings
        .get()
        .text(Setting.GOOGLE_API_URL)
        .map(url -> GoogleApis.standIn(URI.create(url), "CARBON_GOOGLE_API_URL", http))
        .orElseGet(() -> GoogleApis.ofGoogle(http, new GoogleLogin(project)));
  }

  /**
   * Google's own account of emissions, as BigQuery holds it.
   *
   * @param payer the project in which queries run
   * @throws CarbonException CONFIGURATION when servers on this machine stand in for all but it
   */
  CarbonExport carbonExport(String payer, Pause pause) {
    Optional<URI> standIn = settings.get().text(Setting.BIGQUERY_URL).map(URI::create);
    if (standIn.isEmpty() && isEmulated()) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "servers on this machine stand in for Google Cloud, and none for BigQuery",
          "name its server with " + BIGQUERY_URL);
    }
    useProxies();
    GoogleApi bigQuery =
        standIn
            .map(url -> GoogleApi.standIn(url, BIGQUERY_URL, http.get()))
            .orElseGet(() -> GoogleApi.of("bigquery", http.get(), new GoogleLogin(payer)));
    return new BigQueryExport(bigQuery, payer, pause, clock);
  }

  /**
   * Whether servers on this machine stand in for the cloud.
   *
   * @throws CarbonException CONFIGURATION when only one of the two is set
   */
  boolean isEmulated() {
    boolean vertex = settings.get().text(Setting.VERTEX_ENDPOINT).isPresent();
    if (vertex != storageEmulator().isPresent()) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "only one of CARBON_VERTEX_ENDPOINT and STORAGE_EMULATOR_HOST is set: job and bucket"
              + " would be in different worlds",
          "set both, or none");
    }
    return vertex;
  }

  private Backend vertexBackend(String project) {
    boolean emulated = isEmulated();
    useProxies();
    GoogleLogin login = new GoogleLogin(project);
    JobWatch watch = new JobWatch(settings.get(), http.get(), project, login, emulated, clock);
    Optional<JobLogs> logs = watch.logs();
    JobMonitor monitor = watch.monitor();
    if (!emulated) {
      // Asked for now: without a login nothing should be planned, let alone made.
      login.credentials();
    }
    return new Backend(
        BackendKind.VERTEX,
        new GcsStager(project, login, storageEmulator()),
        new VertexJobRunner(project, login, settings.get().text(Setting.VERTEX_ENDPOINT)),
        logs,
        monitor,
        refusals.get(),
        Optional.of(new GcsOutputStore(project, login, storageEmulator())),
        emulated ? LOOPBACK_POLL : VERTEX_POLL,
        emulated ? LOOPBACK_SETTLE_TIME : SETTLE_TIME);
  }

  /** Google's clients find a proxy through the JVM's selector, which does not read variables. */
  private void useProxies() {
    ProxySelector.setDefault(new EnvironmentProxies(environment.variables()));
  }

  private Optional<URI> storageEmulator() {
    return environment.variable(STORAGE_EMULATOR).map(Backends::emulator);
  }

  /** Google's other clients take HOST:PORT as well. */
  private static URI emulator(String text) {
    try {
      return new URI(text.contains("://") ? text : "http://" + text);
    } catch (URISyntaxException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          STORAGE_EMULATOR + " is no address",
          "write it as http://127.0.0.1:PORT",
          e);
    }
  }

  private Backend localBackend() {
    Path buckets = environment.stateHome().resolve("staging");
    LocalJobRunner runner =
        new LocalJobRunner(
            bucket -> LocalStager.folder(buckets, bucket),
            python(),
            variablesWithoutSecrets(),
            clock);
    return new Backend(
        BackendKind.LOCAL,
        new LocalStager(buckets),
        runner,
        Optional.of(runner),
        JobMonitor.NONE,
        RefusalMemory.NONE,
        Optional.empty(),
        LOCAL_POLL,
        SETTLE_TIME);
  }
}
