package dev.carbon.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.Code;
import dev.carbon.job.JobAccess;
import dev.carbon.job.Task;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.terminal.SafeText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be believed of a plan that lay where others could write it. It chooses nothing on this
 * machine and no other place in the cloud: project and folder of the outputs are this machine's,
 * and of the program only the name is left.
 *
 * @param project in which the run was found
 * @param home absolute; where its outputs go
 * @param now no plan is of later
 */
record PlanTrust(String project, Path home, Instant now) {
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(3653);

  /**
   * Refuses a text in which something could hide from who reads it.
   *
   * @throws CarbonException CONFIGURATION when there are control characters in it
   */
  static void requirePlain(String text) {
    try {
      requirePlain(new ObjectMapper().readTree(text));
    } catch (JsonProcessingException e) {
      throw new CarbonException(ErrorKind.CONFIGURATION, "its plan cannot be read", null, e);
    }
  }

  private static void requirePlain(JsonNode node) {
    require(!node.isTextual() || isPlain(node.textValue()), "control characters in it");
    node.fieldNames().forEachRemaining(name -> require(isPlain(name), "control characters in it"));
    node.forEach(PlanTrust::requirePlain);
  }

  private static boolean isPlain(String text) {
    return SafeText.line(text).equals(text);
  }

  /**
   * The plan as this machine carries it on.
   *
   * @throws CarbonException CONFIGURATION when it holds what no plan of carbon does
   */
  TrainPlan trusted(TrainPlan claimed) {
    TrainRequest request = claimed.request();
    requireInRange(request.limits().timeout());
    requireInRange(request.limits().maxQueue());
    require(claimed.attempt() >= 1, "no number of an attempt");
    require(!claimed.madeAt().isAfter(now.plus(CLOCKS_DIFFER)), "a time that is still to come");
    require(!claimed.ranking().ranked().isEmpty(), "no region");
    require(RunLabels.areSensible(request.labels()), "labels that are none");
    require(
        claimed.pricePerHour().filter(price -> price.amount().value() < 0).isEmpty(),
        "a price below zero");
    return new TrainPlan(
        claimed.run(),
        claimed.attempt(),
        trusted(request),
        claimed.ranking(),
        new Destination.Home(home),
        claimed.madeAt());
  }

  private TrainRequest trusted(TrainRequest claimed) {
    Task task = claimed.task();
    OutputRequest outputs = claimed.outputs();
    return new TrainRequest(
        BackendKind.VERTEX,
        new Task(
            task.program(), task.image(), List.of(), Map.of(), Map.of(), Optional.empty(), false),
        new Code(home, claimed.code().files()),
        trusted(claimed.placement()),
        claimed.resources(),
        JobAccess.DEFAULT,
        claimed.limits(),
        new OutputRequest(
            Optional.empty(),
            Optional.empty(),
            outputs.required(),
            outputs.keepBucket(),
            outputs.purge(),
            Optional.empty()),
        claimed.labels());
  }

  private PlacementRequest trusted(PlacementRequest claimed) {
    return new PlacementRequest(
        claimed.candidates(),
        claimed.constraints(),
        claimed.workers(),
        claimed.preference(),
        claimed.source(),
        claimed.baseline(),
        claimed.localZone(),
        claimed.data(),
        Optional.of(project),
        claimed.refused());
  }

  private static void requireInRange(Duration time) {
    boolean inRange = !time.isNegative() && time.compareTo(LONGEST) <= 0;
    require(inRange, "a limit that is no time from 0 to ten years");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "the copy of the history holds what no plan does: " + what);
    }
  }
}
