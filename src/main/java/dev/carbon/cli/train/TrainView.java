package dev.carbon.cli.train;

import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.Format;
import dev.carbon.cli.Services;
import dev.carbon.cli.task.TaskView;
import dev.carbon.config.Setting;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;

/** Shows a plan and what became of it. */
interface TrainView {
  /** The view of that format. */
  static TrainView of(Format format, TaskView task, Services services) {
    Terminal terminal = services.terminal();
    PlanRemarks remarks = new PlanRemarks(services.catalogue().transferPrices());
    TrainText text =
        new TrainText(terminal, task, remarks, services.settings().percent(Setting.VERTEX_FEE));
    return switch (format) {
      case TABLE -> text;
      case JSON -> new TrainJson(text, task, remarks, DocumentPrinter.json(terminal));
      case CSV -> new TrainJson(text, task, remarks, DocumentPrinter.csv(terminal));
    };
  }

  /** The plan is the result. */
  void planned(TrainPlan plan);

  /** The plan is about to be carried out. */
  void starting(TrainPlan plan);

  /** The run is over. */
  void ended(TrainOutcome outcome);
}
