package dev.carbon.cli.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DetailsJson;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ErrorReport;
import dev.carbon.cli.FootprintJson;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.cli.WorkersJson;
import dev.carbon.cli.task.TaskView;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.Savings;
import dev.carbon.job.BootDisk;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFile;
import dev.carbon.train.RefusedAttempt;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import dev.carbon.train.TrainRequest;
import dev.carbon.train.Trainer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan or an outcome as one document; both have the same keys. */
final class TrainJson implements TrainView {
  private final TrainView conversation;
  private final TaskView task;
  private final PlanRemarks remarks;
  private final DocumentPrinter printer;

  TrainJson(TrainView conversation, TaskView task, PlanRemarks remarks, DocumentPrinter printer) {
    this.conversation = conversation;
    this.task = task;
    this.remarks = remarks;
    this.printer = printer;
  }

  @Override
  public void planned(TrainPlan plan) {
    printer.print(document(Trainer.preview(plan)));
  }

  @Override
  public void starting(TrainPlan plan) {
    conversation.starting(plan);
  }

  @Override
  public void ended(TrainOutcome outcome) {
    printer.print(document(outcome));
  }

  private ObjectNode document(TrainOutcome outcome) {
    TrainPlan plan = outcome.plan();
    ObjectNode json = JsonDocument.create();
    json.put("run", plan.run().value());
    json.put("state", outcome.state().name());
    json.put("backend", plan.backend().word());
    json.put("rehearsal", plan.backend().isRehearsal());
    json.put("region", plan.chosen().region().id().value());
    ObjectNode labels = json.putObject("labels");
    plan.request().labels().forEach(labels::put);
    JsonDocument.put(json, "job", outcome.job().map(job -> job.name()));
    putBucket(json, outcome);
    putOutputs(json.putObject("outputs"), outcome);
    putRefused(json.putArray("refused"), outcome);
    ObjectNode job = json.putObject("plan");
    TaskJson.put(job, plan.request(), task);
    putJob(job, plan);
    RankingJson.putKind(json, plan.ranking().kind());
    RankingJson.putRanking(json, plan.ranking());
    RankingJson.putNotes(
        json,
        Stream.concat(
                plan.ranking().notes().stream(), task.and(remarks.of(plan)).remarks().stream())
            .toList());
    putFootprint(json.putObject("footprint"), outcome);
    putSavings(json.putObject("savings"), outcome.savings());
    outcome.error().ifPresent(error -> json.set("error", ErrorReport.json(error)));
    Leftovers leftovers = Leftovers.of(outcome);
    ArrayNode exists = json.putArray("exists");
    leftovers.exists().forEach(exists::add);
    JsonDocument.put(
        json, "costPerHourUsd", outcome.costPerHour().map(price -> price.amount().value()));
    JsonDocument.put(json, "next", leftovers.first());
    return json;
  }

  private static void putBucket(ObjectNode json, TrainOutcome outcome) {
    Optional<Bucket> bucket = outcome.bucket();
    if (bucket.isEmpty()) {
      json.putNull("bucket");
      return;
    }
    String location = bucket.get().location().id();
    json.putObject("bucket")
        .put("name", bucket.get().name().value())
        .put("address", bucket.get().address())
        .put(
            "location",
            outcome.plan().backend().isRehearsal() ? location : location.toUpperCase(Locale.ROOT))
        .put("deleted", outcome.bucketGone());
  }

  private static void putOutputs(ObjectNode json, TrainOutcome outcome) {
    json.put("directory", outcome.plan().output().toString());
    ArrayNode files = json.putArray("files");
    for (OutputFile file : outcome.allOutputs()) {
      files
          .addObject()
          .put("path", file.path())
          .put("bytes", file.object().bytes())
          .put("crc32c", file.object().crc32c().base64());
    }
  }

  private static void putRefused(ArrayNode json, TrainOutcome outcome) {
    for (RefusedAttempt attempt : outcome.refusals()) {
      ObjectNode entry =
          json.addObject()
              .put("attempt", attempt.number())
              .put("region", attempt.refused().region().value())
              .put("reason", attempt.refused().why().name())
              .put("message", attempt.refused().message())
              .put("at", attempt.refused().at().toString());
      JsonDocument.put(
          entry,
          "durationSeconds",
          attempt.ran().map(time -> RankingJson.rounded(time.toMillis() / 1000.0)));
      FootprintJson.put(entry, attempt.footprint());
      DetailsJson.put(
          entry,
          attempt.footprint(),
          attempt.details(),
          attempt.details().map(FootprintDetails::functionalUnits).orElse(List.of()));
    }
  }

  private void putJob(ObjectNode json, TrainPlan plan) {
    WorkersJson.put(json, plan.workers());
    JsonDocument.put(
        json,
        "image",
        Optional.of(plan.request().task().image()).filter(image -> !plan.backend().isRehearsal()));
    JsonDocument.put(json, "imageReason", task.imageReason());
    JsonDocument.put(
        json, "maxWaitSeconds", plan.request().resources().maxWait().map(Duration::toSeconds));
    putSpecial(json, plan.request());
    json.put("timeoutSeconds", plan.timeout().toSeconds());
    JsonDocument.put(
        json, "highestCostUsd", plan.highestCost().map(cost -> RankingJson.rounded(cost.value())));
    JsonDocument.put(json, "priceDate", plan.pricePerHour().map(price -> price.asOf().toString()));
  }

  private static void putSpecial(ObjectNode json, TrainRequest request) {
    JsonDocument.put(json, "bootDiskType", request.resources().bootDisk().map(BootDisk::type));
    JsonDocument.put(json, "bootDiskGb", request.resources().bootDisk().map(BootDisk::gigabytes));
    JsonDocument.put(json, "reservation", request.resources().reservation());
    JsonDocument.put(json, "serviceAccount", request.access().serviceAccount());
    JsonDocument.put(json, "network", request.access().network());
    JsonDocument.put(json, "kmsKey", request.access().kmsKey());
    json.put("purge", request.outputs().purge());
    JsonDocument.put(
        json, "resumeFrom", request.outputs().resumeFrom().map(saved -> saved.run().value()));
  }

  private static void putFootprint(ObjectNode json, TrainOutcome outcome) {
    FootprintJson.put(json, outcome.footprint());
    JsonDocument.put(
        json,
        "durationSeconds",
        outcome.duration().map(duration -> RankingJson.rounded(duration.toMillis() / 1000.0)));
    JsonDocument.put(json, "localZoneGrams", outcome.localGrams().map(grams -> grams.value()));
    DetailsJson.put(json, outcome.footprint(), outcome.details(), outcome.functionalUnits());
  }

  private static void putSavings(ObjectNode json, Savings savings) {
    json.put("baselineRegion", savings.baselineRegion().value());
    JsonDocument.put(json, "baselineGrams", savings.baseline().map(grams -> grams.value()));
    JsonDocument.put(json, "savedGrams", savings.saved().map(grams -> grams.value()));
    JsonDocument.put(json, "savedPercent", savings.percent().map(RankingJson::rounded));
    JsonDocument.put(
        json, "meanOfCandidatesGrams", savings.meanOfCandidates().map(grams -> grams.value()));
    JsonDocument.put(
        json, "savedAgainstMeanGrams", savings.savedAgainstMean().map(grams -> grams.value()));
    JsonDocument.put(json, "baselineSharePricedByPlan", savings.baselineShareByPlan());
    JsonDocument.put(json, "meanSharePricedByPlan", savings.meanShareByPlan());
  }
}
