package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CancelCustomJobRequest;
import com.google.cloud.aiplatform.v1.CreateCustomJobRequest;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.GetCustomJobRequest;
import com.google.cloud.aiplatform.v1.ListCustomJobsRequest;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.carbon.testing.cloud.script.CallPlayer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST face of the same job service, as {@code gcloud} talks to it. */
public final class JobApi implements HttpHandler {
  private static final Pattern PATH =
      Pattern.compile("/v1/(projects/[^/]+/locations/[^/]+)/customJobs(?:/([^/:]+)(:cancel)?)?");
  private static final Pattern FILTER = Pattern.compile("(?:^|&)filter=([^&]*)");

  private final FakeJobService service;

  public JobApi(JobBook book, CallPlayer player) {
    this.service = new FakeJobService(book, player);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    String method = exchange.getRequestMethod();
    if (!path.matches()) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    } else if (path.group(2) == null) {
      collection(exchange, method, path.group(1));
    } else {
      item(exchange, method, path.group(1) + "/customJobs/" + path.group(2));
    }
  }

  private void collection(HttpExchange exchange, String method, String parent) throws IOException {
    if (method.equals("POST")) {
      CustomJob.Builder job = CustomJob.newBuilder();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      JsonFormat.parser().merge(body, job);
      service.createCustomJob(
          CreateCustomJobRequest.newBuilder().setParent(parent).setCustomJob(job).build(),
          new HttpObserver<>(exchange));
    } else {
      service.listCustomJobs(
          ListCustomJobsRequest.newBuilder()
              .setParent(parent)
              .setFilter(filter(exchange.getRequestURI().getRawQuery()))
              .build(),
          new HttpObserver<>(exchange));
    }
  }

  private void item(HttpExchange exchange, String method, String name) {
    if (method.equals("POST")) {
      service.cancelCustomJob(
          CancelCustomJobRequest.newBuilder().setName(name).build(), new HttpObserver<>(exchange));
    } else {
      service.getCustomJob(
          GetCustomJobRequest.newBuilder().setName(name).build(), new HttpObserver<>(exchange));
    }
  }

  private static String filter(String query) {
    Matcher filter = FILTER.matcher(query == null ? "" : query);
    return filter.find() ? URLDecoder.decode(filter.group(1), StandardCharsets.UTF_8) : "";
  }
}
