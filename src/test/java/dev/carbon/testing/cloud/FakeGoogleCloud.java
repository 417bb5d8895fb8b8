package dev.carbon.testing.cloud;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpHandler;
import dev.carbon.testing.cloud.bigquery.BigQueryApi;
import dev.carbon.testing.cloud.bigquery.FakeTable;
import dev.carbon.testing.cloud.bigquery.QueryBook;
import dev.carbon.testing.cloud.logging.LogBook;
import dev.carbon.testing.cloud.logging.LogEntry;
import dev.carbon.testing.cloud.logging.LoggingApi;
import dev.carbon.testing.cloud.monitoring.MonitoringApi;
import dev.carbon.testing.cloud.monitoring.SeriesBook;
import dev.carbon.testing.cloud.rest.RestServer;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.CallLog;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.CloudClock;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.testing.cloud.storage.BucketStore;
import dev.carbon.testing.cloud.storage.FakeBucket;
import dev.carbon.testing.cloud.storage.StorageApi;
import dev.carbon.testing.cloud.vertex.ContainerHost;
import dev.carbon.testing.cloud.vertex.JobApi;
import dev.carbon.testing.cloud.vertex.JobBook;
import dev.carbon.testing.cloud.vertex.JobRun;
import dev.carbon.testing.cloud.vertex.VertexServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cloud Storage, Vertex AI, Cloud Logging, Cloud Monitoring and BigQuery on the loopback interface,
 * as scripted, for the real clients.
 */
public final class FakeGoogleCloud implements AutoCloseable {
  /** The number of the project that every caller belongs to. */
  public static final long PROJECT_NUMBER = BucketStore.PROJECT_NUMBER;

  private final CloudScript script;
  private final CloudClock clock = new CloudClock();
  private final CallLog log = new CallLog();
  private final CloudThreads threads = new CloudThreads();
  private final BucketStore store;
  private final ContainerHost host;
  private final JobBook jobs;
  private final RestServer storage;
  private final VertexServer vertex;
  private final LogBook logs;
  private final RestServer logging;
  private final SeriesBook series;
  private final RestServer monitoring;
  private final RestServer rest;
  private final QueryBook queries = new QueryBook();
  private final RestServer bigQuery;

  private FakeGoogleCloud(CloudScript script) throws IOException {
    CallPlayer player = new CallPlayer(script, log, threads.scheduler());
    this.script = script;
    this.store = new BucketStore(clock);
    this.storage = serve(new StorageApi(store, script, player));
    this.host = new ContainerHost(store, threads.workers(), storage::url);
    this.jobs = new JobBook(script, clock, host.effects());
    this.vertex = VertexServer.start(jobs, player, threads.workers());
    this.logs = new LogBook(clock);
    this.logging = serve(new LoggingApi(logs, this::collectLogs, player));
    this.series = new SeriesBook(clock);
    this.monitoring = serve(new MonitoringApi(series, player));
    this.rest = serve(new JobApi(jobs, player));
    this.bigQuery = serve(new BigQueryApi(queries, player));
  }

  private RestServer serve(HttpHandler api) throws IOException {
    return RestServer.start(api, threads.workers());
  }

  /** A cloud where everything works, until its script says otherwise. */
  public static FakeGoogleCloud start() throws IOException {
    return start(new CloudScript());
  }

  public static FakeGoogleCloud start(CloudScript script) throws IOException {
    return new FakeGoogleCloud(script);
  }

  /** What STORAGE_EMULATOR_HOST takes: {@code http://127.0.0.1:PORT}. */
  public String storageUrl() {
    return storage.url();
  }

  /** Plaintext gRPC: {@code 127.0.0.1:PORT}. */
  public String vertexEndpoint() {
    return vertex.endpoint();
  }

  /** The same jobs over REST, as gcloud asks for them: {@code http://127.0.0.1:PORT}. */
  public String vertexUrl() {
    return rest.url();
  }

  /** What CARBON_LOGGING_URL takes: {@code http://127.0.0.1:PORT}. */
  public String loggingUrl() {
    return logging.url();
  }

  /** What CARBON_MONITORING_URL takes: {@code http://127.0.0.1:PORT}. */
  public String monitoringUrl() {
    return monitoring.url();
  }

  /** What Cloud Monitoring knows of jobs' machines. */
  public SeriesBook series() {
    return series;
  }

  /** What CARBON_BIGQUERY_URL takes: {@code http://127.0.0.1:PORT}. */
  public String bigQueryUrl() {
    return bigQuery.url();
  }

  /** A table of BigQuery; it stands for one of that name. */
  public void plantTable(FakeTable table) {
    queries.plant(table);
  }

  /** How BigQuery answers queries. */
  public QueryBook queries() {
    return queries;
  }

  /** Its clock goes ahead, or back: what is made from then on is older than it seems. */
  public void moveClock(Duration by) {
    clock.advance(by);
  }

  public CloudScript script() {
    return script;
  }

  /** Every call so far, in the order of arrival. */
  public List<RecordedCall> calls() {
    return log.calls();
  }

  public List<RecordedCall> calls(String operation) {
    return calls().stream().filter(call -> call.is(operation)).toList();
  }

  public void listen(CallListener listener) {
    log.listen(listener);
  }

  /** All buckets, foreign ones too, by name. */
  public List<FakeBucket> buckets() {
    return store.view();
  }

  public Optional<FakeBucket> bucket(String name) {
    return buckets().stream().filter(bucket -> bucket.name().equals(name)).findFirst();
  }

  /** All jobs that were ever made, oldest first. */
  public List<CustomJob> jobs() {
    return jobs.view();
  }

  /** The jobs that have not ended: what costs money. */
  public List<CustomJob> liveJobs() {
    return jobs.live();
  }

  /** Lets every job go one state on without anybody asking, as if time had passed. */
  public void advanceJobs() {
    jobs.advanceAll();
  }

  /** Waits until the processes of all executing jobs have ended and their files are objects. */
  public void awaitContainers() {
    jobs.runs().forEach(JobRun::await);
  }

  /** What an executing job printed; empty when it never ran. */
  public Optional<String> containerLog(String jobName) {
    return jobs.run(jobName).map(JobRun::log);
  }

  /** An entry of a job's log, which the job need not have printed. */
  public void plantLog(LogEntry entry) {
    logs.plant(entry);
  }

  private void collectLogs() {
    jobs.runsByName()
        .forEach(
            (name, run) -> {
              boolean ended = run.hasEnded();
              String id = name.substring(name.lastIndexOf('/') + 1);
              run.logs().forEach((task, output) -> logs.collect(id, task, output, ended));
            });
  }

  /** A bucket of our own project that exists already. */
  public void plantBucket(String name, String location, Map<String, String> labels) {
    store.plantBucket(name, location, PROJECT_NUMBER, labels);
  }

  /** A bucket of our own project in two regions that its owner chose within a multi-region. */
  public void plantBucketInTwo(String name, String multiRegion, List<String> regions) {
    store.plantBucketInTwo(name, multiRegion, regions);
  }

  /** A bucket that belongs to somebody else, and that anybody may read. */
  public void plantForeignBucket(String name, String location, long projectNumber) {
    store.plantBucket(name, location, projectNumber, Map.of());
  }

  /** Somebody deletes a bucket with all that is in it. */
  public void removeBucket(String name) {
    store.vanish(name);
  }

  /** Writes an object behind everybody's back, over what is there. */
  public void plantObject(String bucket, String name, byte[] content) {
    store.plantObject(bucket, name, ByteString.copyFrom(content));
  }

  @Override
  public void close() {
    vertex.close();
    rest.close();
    bigQuery.close();
    storage.close();
    logging.close();
    monitoring.close();
    jobs.runs().forEach(JobRun::stop);
    awaitContainers();
    threads.close();
    host.close();
  }
}
