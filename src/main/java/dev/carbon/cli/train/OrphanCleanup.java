package dev.carbon.cli.train;

import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.Orphan;
import dev.carbon.train.OrphanSweep;
import dev.carbon.train.Orphans;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists what nobody tends, asks, and removes it.
 *
 * @param yes nobody is asked
 */
record OrphanCleanup(Services services, OrphansInput input, boolean yes) {

  /** The exit code: 10 when anything is left. */
  int run(Format format) {
    OrphanSweep sweep = services.orphanSweep(input.project());
    OrphansView view = view(format);
    Orphans found = sweep.look(input.request());
    view.found(found);
    Orphans left = isMeant(found, format) ? removed(sweep, found, view) : found;
    view.ended(left);
    return left.isClean() ? ExitCode.DONE : ExitCode.of(ErrorKind.CLEANUP_INCOMPLETE);
  }

  /** A document is never a yes, and nobody is asked in its middle. */
  private boolean isMeant(Orphans found, Format format) {
    int count = found.removable().size();
    if (count == 0) {
      return false;
    }
    if (yes && !input.onlyList()) {
      return true;
    }
    Terminal terminal = services.terminal();
    if (format == Format.TABLE && terminal.canAsk() && !input.onlyList()) {
      return terminal.confirm("Remove " + count + " of these?", "--yes");
    }
    terminal.tell("nothing was removed; next: " + input.again() + " --yes");
    return false;
  }

  private static Orphans removed(OrphanSweep sweep, Orphans found, OrphansView view) {
    List<Orphan> after = new ArrayList<>();
    for (Orphan orphan : found.found()) {
      Orphan now = orphan.isRemovable() ? sweep.remove(orphan) : orphan;
      if (orphan.isRemovable()) {
        view.removed(now);
      }
      after.add(now);
    }
    return new Orphans(after, found.tended(), found.unanswered());
  }

  private OrphansView view(Format format) {
    return switch (format) {
      case TABLE -> new OrphansText(services.terminal(), services.clock().instant());
      case JSON -> new OrphansJson(DocumentPrinter.json(services.terminal()));
      case CSV -> new OrphansJson(DocumentPrinter.csv(services.terminal(), "runs"));
    };
  }
}
