package dev.carbon.doctor.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.doctor.Check;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.rest.GoogleReply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What the checkups make alike of what Google's services answer. */
final class Answers {
  private Answers() {}

  /** A part of a path as it can be sent. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The question of testIamPermissions. */
  static ObjectNode whetherAllowed(Collection<String> permissions) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    permissions.forEach(question.putArray("permissions")::add);
    return question;
  }

  /**
   * Those that testIamPermissions says are allowed; it leaves the list out when none is.
   *
   * @throws CarbonException UPSTREAM when that is no such answer
   */
  static Set<String> allowed(JsonNode answer, String service) {
    JsonNode list = answer.path("permissions");
    if (!answer.isObject() || !(list.isMissingNode() || list instanceof ArrayNode)) {
      throw nonsense(service);
    }
    Set<String> allowed = new LinkedHashSet<>();
    list.forEach(each -> allowed.add(each.asText()));
    return allowed;
  }

  /** Whether it refused because the very service that was asked is not enabled. */
  static boolean isServiceOff(GoogleReply reply) {
    return reply.reason().equals(Optional.of("SERVICE_DISABLED"));
  }

  /** A service that only these checks need is off. */
  static Check serviceOff(String name, String service, String project, String what) {
    return Check.warning(
        name,
        what + ": " + service + " is off; carbon trains without it",
        Optional.of(enable(service, project)));
  }

  static String enable(String services, String project) {
    return "run: gcloud services enable " + services + " --project " + project;
  }

  /** A failure of a service that carbon trains without: a warning, unless it is of the login. */
  static Check softened(String name, CarbonException failure) {
    return failure.kind() == ErrorKind.UPSTREAM
        ? Check.warning(name, "not checked: " + failure.text(), failure.hint())
        : Check.failed(name, failure);
  }

  static CarbonException nonsense(String service) {
    return new CarbonException(
        ErrorKind.UPSTREAM, service + " answered something that carbon does not understand");
  }
}
