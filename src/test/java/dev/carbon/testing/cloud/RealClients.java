package dev.carbon.testing.cloud;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.NoCredentials;
import com.google.cloud.aiplatform.v1.JobServiceClient;
import com.google.cloud.aiplatform.v1.JobServiceSettings;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.time.Duration;

/** Google's own clients, set up to talk to a fake cloud without credentials. */
public final class RealClients {
  private RealClients() {}

  /** Retries without waiting long, as often as the client likes. */
  public static Storage storage(FakeGoogleCloud cloud) {
    return storage(cloud.storageUrl());
  }

  public static Storage storage(String url) {
    return options(url).build().getService();
  }

  /** Gives up soon on a server that does not answer. */
  public static Storage impatient(FakeGoogleCloud cloud) {
    return options(cloud.storageUrl())
        .setTransportOptions(HttpTransportOptions.newBuilder().setReadTimeout(100).build())
        .setRetrySettings(retries(2))
        .build()
        .getService();
  }

  /** Plaintext; the caller shuts it down. */
  public static ManagedChannel channel(FakeGoogleCloud cloud) {
    return OkHttpChannelBuilder.forTarget(cloud.vertexEndpoint()).usePlaintext().build();
  }

  public static JobServiceClient jobs(ManagedChannel channel) throws IOException {
    return JobServiceClient.create(
        JobServiceSettings.newBuilder()
            .setTransportChannelProvider(
                FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel)))
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build());
  }

  private static StorageOptions.Builder options(String url) {
    return StorageOptions.newBuilder()
        .setHost(url)
        .setProjectId("p")
        .setCredentials(NoCredentials.getInstance())
        .setRetrySettings(retries(4));
  }

  private static RetrySettings retries(int attempts) {
    return RetrySettings.newBuilder()
        .setMaxAttempts(attempts)
        .setInitialRetryDelayDuration(Duration.ofMillis(1))
        .setMaxRetryDelayDuration(Duration.ofMillis(5))
        .setTotalTimeoutDuration(Duration.ofSeconds(30))
        .build();
  }
}
