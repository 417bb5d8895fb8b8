package dev.carbon.staging.gcs;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.cloud.ServiceOptions;
import com.google.cloud.http.HttpTransportOptions;
import java.time.Duration;

/** HTTP that gives up on a silent server in every phase; Google's options cannot bound writing. */
final class BoundedTransport extends HttpTransportOptions {
  private static final long serialVersionUID = 1L;

  private final int writeMillis;

  BoundedTransport(Patience patience) {
    super(
        HttpTransportOptions.newBuilder()
            .setConnectTimeout(millis(patience.connect()))
            .setReadTimeout(millis(patience.read())));
    this.writeMillis = millis(patience.write());
  }

  @Override
  public HttpRequestInitializer getHttpRequestInitializer(ServiceOptions<?, ?> serviceOptions) {
    HttpRequestInitializer google = super.getHttpRequestInitializer(serviceOptions);
    return request -> {
      google.initialize(request);
      request.setWriteTimeout(writeMillis);
    };
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
