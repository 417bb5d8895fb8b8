package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CreateCustomJobRequest;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.ListCustomJobsRequest;
import com.google.cloud.aiplatform.v1.ListCustomJobsResponse;
import dev.carbon.testing.cloud.script.CloudClock;
import dev.carbon.testing.cloud.script.CloudScript;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All jobs of the fake cloud, behind one lock. */
public final class JobBook {
  private static final long FIRST_ID = 4_000_000_000_000_000_000L;
  private static final int PAGE = 100;

  private final CloudScript script;
  private final CloudClock clock;
  private final JobEffects effects;
  private final Map<String, JobRecord> records = new LinkedHashMap<>();

  public JobBook(CloudScript script, CloudClock clock, JobEffects effects) {
    this.script = script;
    this.clock = clock;
    this.effects = effects;
  }

  /** What there is now, oldest first. */
  public synchronized List<CustomJob> view() {
    return records.values().stream().map(JobRecord::view).toList();
  }

  public synchronized List<CustomJob> live() {
    return records.values().stream().filter(job -> !job.isTerminal()).map(JobRecord::view).toList();
  }

  /** Lets every job go one state on, as if time had passed. */
  public synchronized void advanceAll() {
    records.values().forEach(JobRecord::advance);
  }

  /** The processes of executing jobs, running or ended. */
  public synchronized Collection<JobRun> runs() {
    return records.values().stream().map(JobRecord::run).flatMap(Optional::stream).toList();
  }

  /** Those that were started, by the name of their job. */
  public synchronized Map<String, JobRun> runsByName() {
    Map<String, JobRun> runs = new LinkedHashMap<>();
    records.forEach((name, record) -> record.run().ifPresent(run -> runs.put(name, run)));
    return runs;
  }

  public synchronized Optional<JobRun> run(String name) {
    return Optional.ofNullable(records.get(name)).flatMap(JobRecord::run);
  }

  synchronized CustomJob create(CreateCustomJobRequest request) {
    JobRules.check(request);
    String parent = request.getParent();
    String asked = parent.substring(parent.lastIndexOf('/') + 1);
    String project = parent.substring(0, parent.indexOf("/locations/"));
    String name =
        "%s/locations/%s/customJobs/%d"
            .formatted(project, script.jobLocationFor(asked), FIRST_ID + records.size() + 1);
    CustomJob job = request.getCustomJob().toBuilder().setName(name).build();
    JobRecord created = new JobRecord(job, script.planJob(), effects, clock);
    records.put(name, created);
    return created.view();
  }

  synchronized CustomJob get(String name) {
    JobRecord job = find(name);
    job.advance();
    return job.view();
  }

  synchronized void cancel(String name) {
    JobRecord job = find(name);
    if (!script.isCancelIneffective()) {
      job.cancel();
    }
  }

  /** Newest first, as Vertex does. */
  synchronized ListCustomJobsResponse list(ListCustomJobsRequest request) {
    JobRules.checkParent(request.getParent());
    Predicate<CustomJob> filter = JobFilter.parse(request.getFilter());
    List<CustomJob> all =
        newestFirst()
            .filter(JobRecord::isListed)
            .map(JobRecord::view)
            .filter(job -> job.getName().startsWith(request.getParent() + "/"))
            .filter(filter)
            .toList();
    int start = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
    int end =
        Math.min(all.size(), start + (request.getPageSize() > 0 ? request.getPageSize() : PAGE));
    ListCustomJobsResponse.Builder page =
        ListCustomJobsResponse.newBuilder().addAllCustomJobs(all.subList(start, end));
    return end < all.size() ? page.setNextPageToken(Integer.toString(end)).build() : page.build();
  }

  private Stream<JobRecord> newestFirst() {
    List<JobRecord> jobs = new ArrayList<>(records.values());
    Collections.reverse(jobs);
    return jobs.stream();
  }

  private JobRecord find(String name) {
    JobRecord job = records.get(name);
    if (job == null) {
      throw Status.NOT_FOUND
          .withDescription("The CustomJob does not exist: " + name)
          .asRuntimeException();
    }
    return job;
  }
}
