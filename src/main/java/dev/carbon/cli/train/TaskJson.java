package dev.carbon.cli.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.task.TaskView;
import dev.carbon.code.Skipped;
import dev.carbon.job.CodeFile;
import dev.carbon.job.Task;
import dev.carbon.train.TrainRequest;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is run, as keys of a document. */
final class TaskJson {
  private TaskJson() {}

  static void put(ObjectNode json, TrainRequest request, TaskView view) {
    Task task = request.task();
    json.put("script", request.title());
    json.put("program", task.program().word());
    JsonDocument.put(json, "sha256", request.code().find(request.title()).map(CodeFile::sha256));
    putFiles(json, request, view);
    JsonDocument.put(json, "requirements", task.requirements());
    ArrayNode arguments = json.putArray("arguments");
    task.arguments().forEach(arguments::add);
    ArrayNode environment = json.putArray("environment");
    new TreeSet<>(task.environment().keySet()).forEach(environment::add);
    ArrayNode secrets = json.putArray("secrets");
    new TreeMap<>(task.secrets())
        .forEach((name, place) -> secrets.addObject().put("name", name).put("place", place.text()));
    boolean rewritten = task.program().hasBootstrap() && !task.cloudPaths();
    json.put("aip", rewritten ? "path" : "gs");
  }

  private static void putFiles(ObjectNode json, TrainRequest request, TaskView view) {
    json.put("bytes", request.code().bytes());
    ArrayNode files = json.putArray("files");
    for (CodeFile file : request.code().files()) {
      files
          .addObject()
          .put("path", file.path())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    ArrayNode skipped = json.putArray("skipped");
    for (Skipped each : view.skipped()) {
      skipped.addObject().put("path", each.path()).put("why", each.reason().word());
    }
  }
}
