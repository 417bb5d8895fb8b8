package dev.carbon.train;

import dev.carbon.job.Manifest;
import java.util.Map;

/** A plan as it stands in a run's history. */
final class PlanFacts {
  private PlanFacts() {}

  static Map<String, String> of(TrainPlan plan) {
    return Map.of(
        "run", plan.run().value(),
        "attempt", Integer.toString(plan.attempt()),
        "backend", plan.backend().word(),
        "region", plan.chosen().region().id().value(),
        "gramsPerKwh", Double.toString(plan.chosen().intensity().value().value()),
        "source", plan.ranking().kind().source().value(),
        "machine", plan.workers().toString(),
        "program", plan.request().title(),
        "manifestSha256", Manifest.of(plan.request().code().files()).sha256(),
        "output", plan.output().toString());
  }
}
