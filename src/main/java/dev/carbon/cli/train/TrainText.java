package dev.carbon.cli.train;

import dev.carbon.cli.DataText;
import dev.carbon.cli.ErrorReport;
import dev.carbon.cli.RankingRemarks;
import dev.carbon.cli.RankingText;
import dev.carbon.cli.task.TaskView;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.Verbosity;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import java.util.Locale;

/** A plan and a receipt as people read them. */
final class TrainText implements TrainView {
  private static final int LABEL_WIDTH = 12;

  private final Terminal terminal;
  private final TaskView task;
  private final PlanRemarks remarks;
  private final double feePercent;

  /**
   * A view that prints to that terminal.
   *
   * @param task what to say of the code
   * @param feePercent that the prices have on top of the listed ones
   */
  TrainText(Terminal terminal, TaskView task, PlanRemarks remarks, double feePercent) {
    this.terminal = terminal;
    this.task = task;
    this.remarks = remarks;
    this.feePercent = feePercent;
  }

  @Override
  public void planned(TrainPlan plan) {
    Style style = terminal.resultStyle();
    terminal.result(style.bold(PlanText.title(plan)));
    PlanText.facts(plan, task.and(remarks.of(plan))).forEach(fact -> terminal.result(line(fact)));
    if (terminal.verbosity() == Verbosity.VERBOSE) {
      TaskText.files(plan.request().code(), task).forEach(terminal::result);
    }
    terminal.result("");
    RankingText.lines(plan.ranking(), terminal).forEach(terminal::result);
    terminal.tell("");
    plan.ranking().data().ifPresent(data -> terminal.tell(DataText.legend(data)));
    new RankingRemarks(plan.ranking(), feePercent).ofTheTable().forEach(terminal::tell);
    terminal.tell("Dry run: nothing was changed.");
  }

  @Override
  public void starting(TrainPlan plan) {
    terminal.tell(terminal.conversationStyle().bold(PlanText.title(plan)));
    PlanText.facts(plan, task.and(remarks.of(plan))).forEach(fact -> terminal.tell(line(fact)));
    TaskText.files(plan.request().code(), task).forEach(terminal::trace);
    terminal.tell("");
  }

  @Override
  public void ended(TrainOutcome outcome) {
    terminal.tell("");
    outcome.error().ifPresent(error -> new ErrorReport(terminal).say(error));
    if (outcome.job().isPresent()) {
      terminal.result(terminal.resultStyle().bold(ReceiptText.title(outcome)));
      ReceiptText.facts(outcome).forEach(fact -> terminal.result(line(fact)));
      if (terminal.verbosity() == Verbosity.VERBOSE) {
        DetailsText.facts(outcome).forEach(fact -> terminal.result(line(fact)));
      }
    }
    tellWhatIsLeft(outcome);
  }

  private void tellWhatIsLeft(TrainOutcome outcome) {
    Leftovers leftovers = Leftovers.of(outcome);
    if (leftovers.exists().isEmpty()) {
      return;
    }
    Style style = terminal.conversationStyle();
    String cost = leftovers.job() ? cost(outcome) : "";
    terminal.say(style.yellow("still there: ") + String.join(" and ", leftovers.exists()) + cost);
    leftovers.next().forEach(command -> terminal.say(style.yellow("next: ") + command));
    leftovers
        .later()
        .forEach(command -> terminal.say(style.yellow("when it has ended: ") + command));
  }

  /** What the job costs while nobody ends it; nothing is said of a rehearsal, which is free. */
  private static String cost(TrainOutcome outcome) {
    if (outcome.plan().backend().isRehearsal()) {
      return "";
    }
    return outcome
        .costPerHour()
        .map(price -> String.format(Locale.ROOT, ", $%.2f an hour", price.amount().value()))
        .orElse(", at an unknown price");
  }

  private static String line(Fact fact) {
    return "  " + fact.label() + " ".repeat(LABEL_WIDTH - fact.label().length()) + fact.text();
  }

  /** One line of a plan or a receipt. */
  record Fact(String label, String text) {}
}
