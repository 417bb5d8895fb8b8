package dev.carbon.cli.train;

import dev.carbon.cli.Services;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.FoundRun;
import dev.carbon.train.RunSummary;
import java.util.List;

/** Found runs as people read them: a table as of {@code carbon jobs}, and what to mind. */
record FoundRunsText(Services services) implements FoundRunsView {

  @Override
  public void show(List<FoundRun> found) {
    Terminal terminal = services.terminal();
    if (found.isEmpty()) {
      terminal.tell("No bucket of carbon is in this project.");
      return;
    }
    List<RunSummary> runs = found.stream().flatMap(each -> each.summary().stream()).toList();
    if (!runs.isEmpty()) {
      new JobsText(terminal, services.clock().instant()).show(runs);
    }
    found.forEach(this::tell);
  }

  private void tell(FoundRun found) {
    Terminal terminal = services.terminal();
    String run = found.bucket().name().run().value();
    found
        .obstacle()
        .ifPresent(
            why ->
                terminal.say(
                    "* bucket "
                        + found.bucket().name()
                        + " in "
                        + found.bucket().location()
                        + ", made "
                        + found.bucket().createdAt()
                        + ", has no history: "
                        + SafeText.line(why)
                        + "; look at it: gcloud storage ls --recursive gs://"
                        + found.bucket().name()));
    if (found.recovered()) {
      String place =
          services.histories().read(found.bucket().name().run()).plan().output().toString();
      terminal.tell(
          run
              + " was recovered; its outputs go to "
              + SafeText.line(place)
              + " of this machine (--output DIR: elsewhere). End a carbon that still watches it"
              + " elsewhere before you go on with it here.");
    }
  }
}
