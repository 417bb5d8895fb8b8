package dev.carbon.testing.cloud.vertex;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps, for the call log, what a call's headers say; never the token itself. */
final class CallHeaders implements ServerInterceptor {
  private static final Context.Key<Map<String, String>> CURRENT = Context.key("headers");
  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  private static final Metadata.Key<String> ROUTING = key("x-goog-request-params");
  private static final Metadata.Key<String> QUOTA_PROJECT = key("x-goog-user-project");

  /** What the headers of the call on this thread say. */
  static Map<String, String> detail() {
    Map<String, String> current = CURRENT.get();
    return new TreeMap<>(current == null ? Map.of() : current);
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    Map<String, String> detail = new TreeMap<>();
    detail.put("authorization", headers.containsKey(AUTHORIZATION) ? "present" : "absent");
    putIfSent(detail, "routing", headers.get(ROUTING));
    putIfSent(detail, "quotaProject", headers.get(QUOTA_PROJECT));
    Context context = Context.current().withValue(CURRENT, detail);
    return Contexts.interceptCall(context, call, headers, next);
  }

  private static void putIfSent(Map<String, String> detail, String name, @Nullable String value) {
    if (value != null) {
      detail.put(name, value);
    }
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
