package dev.carbon.job.vertex;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.aiplatform.v1.CreateCustomJobRequest;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.JobServiceClient;
import com.google.cloud.aiplatform.v1.JobState;
import com.google.cloud.aiplatform.v1.ListCustomJobsRequest;
import com.google.cloud.aiplatform.v1.LocationName;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.google.GoogleLogin;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobStatus;
import dev.carbon.job.OwnJob;
import dev.carbon.job.OwnJobs;
import dev.carbon.region.Location;
import dev.carbon.staging.Labels;
import dev.carbon.staging.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs jobs as Vertex AI custom jobs. Contacts nobody before the first call. */
public final class VertexJobRunner implements JobRunner, OwnJobs, AutoCloseable {
  private static final int PAGE_SIZE = 100;

  /** Whatever has no end yet, states that this version has no word for among it. */
  private static final String LIVE =
      Stream.of(
              JobState.JOB_STATE_SUCCEEDED,
              JobState.JOB_STATE_FAILED,
              JobState.JOB_STATE_CANCELLED,
              JobState.JOB_STATE_EXPIRED,
              JobState.JOB_STATE_PARTIALLY_SUCCEEDED)
          .map(ended -> " AND state!=\"" + ended + "\"")
          .collect(Collectors.joining("", "labels." + Labels.RUN + ":*", ""));

  private final String project;
  private final JobServiceClients clients;

  /**
   * A runner for one project.
   *
   * @param project the id of the project that pays
   * @param login used unless there is an endpoint
   * @param endpoint a server on this machine to use instead of Google, {@code 127.0.0.1:PORT},
   *     without any credential
   * @throws dev.carbon.error.CarbonException CONFIGURATION when the endpoint is elsewhere
   */
  public VertexJobRunner(String project, GoogleLogin login, Optional<String> endpoint) {
    this(project, login, endpoint, Patience.STANDARD);
  }

  public VertexJobRunner(
      String project, GoogleLogin login, Optional<String> endpoint, Patience patience) {
    this.project = project;
    this.clients =
        new JobServiceClients(new VertexEndpoint(endpoint), login, new CallPolicy(patience));
  }

  @Override
  public JobHandle submit(JobSpec spec) {
    CreateCustomJobRequest request =
        CreateCustomJobRequest.newBuilder()
            .setParent(parent(spec.location()))
            .setCustomJob(CustomJobRequest.of(spec))
            .build();
    CustomJob created = create(clients.at(spec.location()), spec, request);
    return CustomJobs.handle(created).orElseThrow(() -> unnamed(spec, created));
  }

  private static CustomJob create(
      JobServiceClient client, JobSpec spec, CreateCustomJobRequest request) {
    try {
      return client.createCustomJob(request);
    } catch (ApiException e) {
      throw CreateErrors.of(spec, Discreet.about(spec, e));
    } catch (RuntimeException e) {
      throw CreateErrors.unknown(spec, "the call broke off", e);
    }
  }

  private static CarbonException unnamed(JobSpec spec, CustomJob created) {
    String why = "Vertex AI names it " + ForeignText.oneLine(created.getName());
    return CreateErrors.unknown(spec, why, null);
  }

  @Override
  public List<JobHandle> find(RunId run, Location location) {
    String deed = "list the jobs of " + run + " in " + location;
    List<JobHandle> found = new ArrayList<>();
    for (CustomJob job : list(location, "labels." + Labels.RUN + "=\"" + run + "\"", deed)) {
      if (belongsTo(run, job)) {
        found.add(CustomJobs.handle(job).orElseThrow(() -> unreadable(deed, job)));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public List<OwnJob> live(Location location) {
    String deed = "list the jobs of carbon in " + location;
    List<OwnJob> found = new ArrayList<>();
    for (CustomJob job : list(location, LIVE, deed)) {
      Optional<RunId> run = RunId.parse(job.getLabelsOrDefault(Labels.RUN, ""));
      if (run.isPresent()) {
        found.add(CustomJobs.own(run.get(), job).orElseThrow(() -> unreadable(deed, job)));
      }
    }
    return found.stream().filter(job -> !job.state().isTerminal()).toList();
  }

  private List<CustomJob> list(Location location, String filter, String deed) {
    ListCustomJobsRequest request =
        ListCustomJobsRequest.newBuilder()
            .setParent(parent(location))
            .setFilter(filter)
            .setPageSize(PAGE_SIZE)
            .build();
    List<CustomJob> listed = new ArrayList<>();
    try {
      clients.at(location).listCustomJobs(request).iterateAll().forEach(listed::add);
    } catch (ApiException e) {
      throw VertexErrors.of(deed, e);
    }
    return listed;
  }

  private static CarbonException unreadable(String deed, CustomJob job) {
    String why = "Vertex AI names a job " + ForeignText.oneLine(job.getName());
    return VertexErrors.failed(ErrorKind.UPSTREAM, deed, why, null, null);
  }

  @Override
  public Optional<JobStatus> status(JobHandle handle) {
    try {
      CustomJob job = clients.at(handle.location()).getCustomJob(handle.name());
      return Optional.of(CustomJobs.status(job));
    } catch (ApiException e) {
      if (VertexErrors.code(e) == StatusCode.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw VertexErrors.of("ask for the state of " + handle, e);
    }
  }

  @Override
  public void cancel(JobHandle handle) {
    try {
      clients.at(handle.location()).cancelCustomJob(handle.name());
    } catch (ApiException e) {
      if (!hasNothingToCancel(e)) {
        throw VertexErrors.of("cancel " + handle, e);
      }
    }
  }

  @Override
  public void close() {
    clients.close();
  }

  private static boolean hasNothingToCancel(ApiException e) {
    return VertexErrors.code(e) == StatusCode.Code.NOT_FOUND
        || VertexErrors.code(e) == StatusCode.Code.FAILED_PRECONDITION;
  }

  private static boolean belongsTo(RunId run, CustomJob job) {
    return run.value().equals(job.getLabelsMap().get(Labels.RUN));
  }

  private String parent(Location location) {
    return LocationName.of(project, location.id()).toString();
  }
}
