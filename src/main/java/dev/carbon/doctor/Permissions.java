package dev.carbon.doctor;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an account must be allowed to do in Google Cloud, by the names of IAM: the one list that
 * {@code carbon iam} prints and {@code carbon doctor} tests.
 *
 * <p>Sources: for storage "IAM permissions for JSON methods" of the Cloud Storage documentation,
 * and its page on the service agent, which is how carbon learns the project's number
 * (resourcemanager.projects.get); for jobs, logs and metrics the IAM permissions reference.
 *
 * @param ofProject what is granted on the whole project
 * @param useful what is granted there too, and what carbon can do without
 * @param ofBuckets what buckets and objects need; a condition may keep it to carbon's own
 */
public record Permissions(List<String> ofProject, List<String> useful, List<String> ofBuckets) {
  /** To run a job as a service account; it is granted on that account, not on the project. */
  public static final String ACT_AS = "iam.serviceAccounts.actAs";

  /** With what the names of all of carbon's buckets begin. */
  public static final String BUCKET_PREFIX = "carbon-";

  /** Of whoever starts training: {@code carbon train} and all that follows. */
  public static final Permissions LAUNCHER =
      new Permissions(
          List.of(
              "aiplatform.customJobs.cancel",
              "aiplatform.customJobs.create",
              "aiplatform.customJobs.get",
              "aiplatform.customJobs.list",
              "logging.logEntries.list",
              "resourcemanager.projects.get",
              "serviceusage.services.use",
              "storage.buckets.create",
              "storage.buckets.list"),
          List.of("monitoring.timeSeries.list"),
          List.of(
              "storage.buckets.delete",
              "storage.buckets.get",
              "storage.buckets.update",
              "storage.objects.create",
              "storage.objects.delete",
              "storage.objects.get",
              "storage.objects.list"));

  /** Of a job that sweeps up what was left behind; it starts nothing. */
  public static final Permissions CLEANER =
      new Permissions(
          List.of(
              "aiplatform.customJobs.cancel",
              "aiplatform.customJobs.get",
              "aiplatform.customJobs.list",
              "resourcemanager.projects.get",
              "serviceusage.services.use",
              "storage.buckets.list"),
          List.of(),
          List.of(
              "storage.buckets.delete",
              "storage.buckets.get",
              "storage.objects.delete",
              "storage.objects.get",
              "storage.objects.list"));

  public Permissions {
    ofProject = List.copyOf(ofProject);
    useful = List.copyOf(useful);
    ofBuckets = List.copyOf(ofBuckets);
  }

  /** All of them, in alphabetical order. */
  public List<String> all() {
    return Stream.of(ofProject, useful, ofBuckets).flatMap(List::stream).sorted().toList();
  }
}
