package dev.carbon.job.vertex;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.aiplatform.v1.JobServiceClient;
import com.google.cloud.aiplatform.v1.JobServiceSettings;
import dev.carbon.google.GoogleLogging;
import dev.carbon.google.GoogleLogin;
import dev.carbon.region.Location;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One client a location, made when first asked for, and closed together. */
final class JobServiceClients implements AutoCloseable {
  private final VertexEndpoint endpoint;
  private final GoogleLogin login;
  private final CallPolicy policy;
  private final Map<Location, JobServiceClient> clients = new HashMap<>();
  private final List<ManagedChannel> channels = new ArrayList<>();

  JobServiceClients(VertexEndpoint endpoint, GoogleLogin login, CallPolicy policy) {
    this.endpoint = endpoint;
    this.login = login;
    this.policy = policy;
  }

  /**
   * @throws dev.carbon.error.CarbonException CREDENTIALS when this machine has none
   */
  synchronized JobServiceClient at(Location location) {
    @Nullable JobServiceClient client = clients.get(location);
    if (client == null) {
      client = connect(location);
      clients.put(location, client);
    }
    return client;
  }

  private JobServiceClient connect(Location location) {
    GoogleLogging.silence();
    CredentialsProvider login = credentials();
    ManagedChannel channel = endpoint.connect(location);
    channels.add(channel);
    JobServiceSettings.Builder settings =
        JobServiceSettings.newBuilder()
            .setTransportChannelProvider(
                FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel)))
            .setCredentialsProvider(login);
    policy.apply(settings);
    try {
      return JobServiceClient.create(settings.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CredentialsProvider credentials() {
    return endpoint.isLoopback()
        ? NoCredentialsProvider.create()
        : FixedCredentialsProvider.create(login.credentials());
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(JobServiceClient::close);
    clients.clear();
    // Calls are blocking, so none is under way.
    channels.forEach(ManagedChannel::shutdownNow);
    channels.clear();
  }
}
