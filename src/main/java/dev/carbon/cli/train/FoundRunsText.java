package dev.carbon.cli.train;

import dev.carbon.cli.Services;
import dev.carbon.job.OwnJob;
import dev.carbon.staging.OwnBucket;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.FoundRun;
import dev.carbon.train.Recovered;
import dev.carbon.train.RunSummary;
import java.util.List;

/** Found runs as people read them: a table as of {@code carbon jobs}, and what to mind. */
record FoundRunsText(Services services) implements FoundRunsView {

  @Override
  public void show(Recovered recovered) {
    Terminal terminal = services.terminal();
    if (recovered.runs().isEmpty()) {
      terminal.tell("No bucket and no live job of carbon was found in this project.");
    }
    List<RunSummary> runs =
        recovered.runs().stream().flatMap(each -> each.summary().stream()).toList();
    if (!runs.isEmpty()) {
      new JobsText(terminal, services.clock().instant()).show(runs);
    }
    recovered.runs().forEach(this::tell);
    UnansweredText.tell(terminal, recovered.unanswered());
  }

  private void tell(FoundRun found) {
    Terminal terminal = services.terminal();
    found
        .obstacle()
        .ifPresent(
            why -> {
              found.bucket().ifPresent(bucket -> terminal.say(lost(bucket, why)));
              found.liveJobs().forEach(job -> terminal.say(lost(job, why)));
            });
    found.recovered().ifPresent(claimed -> terminal.tell(recovered(found, claimed)));
  }

  private static String lost(OwnBucket bucket, String why) {
    return "* bucket "
        + bucket.name()
        + " in "
        + bucket.location()
        + ", made "
        + bucket.createdAt()
        + ", has no history: "
        + SafeText.line(why)
        + "; look at it: gcloud storage ls --recursive gs://"
        + bucket.name();
  }

  private static String lost(OwnJob job, String why) {
    return "* job "
        + SafeText.line(job.handle().name())
        + " of "
        + job.run()
        + " lives and costs money, made "
        + job.createdAt()
        + ": "
        + SafeText.line(why)
        + "; carbon cleanup --orphans --cancel-jobs ends such jobs";
  }

  private String recovered(FoundRun found, String claimed) {
    String place = services.histories().read(found.run()).plan().output().toString();
    String elsewhere =
        claimed.equals(place)
            ? ""
            : " Its copy names "
                + SafeText.line(claimed)
                + ", which is not taken over: what the job writes there itself stays there.";
    return found.run()
        + " was recovered; its outputs go to "
        + SafeText.line(place)
        + " of this machine (--output DIR: elsewhere)."
        + elsewhere
        + " End a carbon that still watches it elsewhere before you go on with it here.";
  }
}
