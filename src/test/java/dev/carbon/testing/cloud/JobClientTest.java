package dev.carbon.testing.cloud;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.JobServiceClient;
import com.google.cloud.aiplatform.v1.ListCustomJobsRequest;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the fake job service share: a cloud, and Google's own client to it. */
abstract class JobClientTest {
  static final String PARENT = "projects/p/locations/europe-north1";

  FakeGoogleCloud cloud;
  JobServiceClient client;
  private ManagedChannel channel;

  @BeforeEach
  void connect() throws IOException {
    cloud = FakeGoogleCloud.start();
    channel = RealClients.channel(cloud);
    client = RealClients.jobs(channel);
  }

  @AfterEach
  void disconnect() {
    client.close();
    channel.shutdownNow();
    cloud.close();
  }

  CustomJob create(String run) {
    return client.createCustomJob(PARENT, RealJobs.labelled(run));
  }

  /** The answer to the last of so many gets. */
  CustomJob poll(String name, int times) {
    return Stream.generate(() -> client.getCustomJob(name))
        .limit(times)
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  List<String> list(String filter) {
    return names(
        client
            .listCustomJobs(
                ListCustomJobsRequest.newBuilder().setParent(PARENT).setFilter(filter).build())
            .iterateAll());
  }

  static List<String> names(Iterable<CustomJob> jobs) {
    return StreamSupport.stream(jobs.spliterator(), false).map(CustomJob::getName).toList();
  }
}
