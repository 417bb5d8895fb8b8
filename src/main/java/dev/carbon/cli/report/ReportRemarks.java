package dev.carbon.cli.report;

import dev.carbon.cli.BasisText;
import dev.carbon.cli.FootprintText;
import dev.carbon.footprint.Boundary;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.Totals;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one must know to read the sums: how they are known and what they are of. */
final class ReportRemarks {
  private ReportRemarks() {}

  /** Of these sums, a sentence each. */
  static List<String> of(List<ReportedRun> runs, PerUnit per) {
    List<String> remarks = of(Totals.of(runs));
    sci(runs, per).ifPresent(remarks::add);
    return remarks;
  }

  /** A software carbon intensity is whole or it is none. */
  private static Optional<String> sci(List<ReportedRun> runs, PerUnit per) {
    long unknown = runs.stream().filter(run -> per.sci(run).isEmpty()).count();
    if (unknown == 0) {
      return Optional.empty();
    }
    if (unknown == runs.size() && runs.stream().allMatch(ReportedRun::isRehearsal)) {
      return Optional.of("SCI is unknown: a rehearsal wears out none of the cloud's hardware");
    }
    return Optional.of(
        "SCI per "
            + per.name()
            + " is unknown for "
            + unknown
            + " of "
            + FigureText.runs(runs.size())
            + ": it takes carbon, embodied carbon"
            + (per.equals(PerUnit.RUN) ? "" : " and how many of the unit there were"));
  }

  private static List<String> of(Totals totals) {
    List<String> remarks = ofQuality(totals);
    if (!totals.baselines().isEmpty()) {
      remarks.add(
          "saved against the same energy in "
              + words(List.copyOf(totals.baselines()))
              + "; attributed, not avoided");
    }
    return remarks;
  }

  /** How these sums are known, a sentence each, in a list of the caller's own. */
  static List<String> ofQuality(Totals totals) {
    List<String> remarks = new ArrayList<>();
    if (totals.mixesBases()) {
      remarks.add("energy is " + FigureText.bases(totals.energyByBasis()) + ": the sum mixes them");
    } else {
      totals
          .energyByBasis()
          .keySet()
          .forEach(basis -> remarks.add("energy is " + BasisText.word(basis)));
    }
    if (totals.boundaries().size() > 1) {
      remarks.add(
          "some runs take in the network that brought their data, others do not: "
              + words(totals.boundaries().stream().map(Boundary::words).toList()));
    }
    if (!totals.sources().isEmpty()) {
      remarks.add(
          "grams by the intensity "
              + when(totals)
              + ": "
              + words(totals.sources().stream().map(FigureText::source).toList())
              + (totals.sources().size() > 1 ? "; figures of several kinds are not alike" : ""));
    }
    if (totals.fallbackKwh().value() > 0) {
      remarks.add(
          "the figure of the plan stood in for that of the hour for "
              + FootprintText.amount(totals.fallbackKwh().value())
              + " kWh");
    }
    if (totals.baselinesByPlan() > 0) {
      remarks.add(
          "for part of the energy of "
              + FigureText.runs(totals.baselinesByPlan())
              + " the baseline's figure of the plan stood in for that of the hour");
    }
    if (totals.moved() > 0) {
      remarks.add(
          FigureText.runs(totals.moved())
              + " went on in another region after the first took the machines away: what was used"
              + " before is in all sums, stands under the last region, and is subtracted from what"
              + " was saved");
    }
    return remarks;
  }

  /** Why there is no run to report. */
  static String none(Report report) {
    return report.unreadable().isEmpty()
        ? "No such run was begun on this machine; carbon train begins one."
        : "No such run is known: the history of "
            + FigureText.runs(report.unreadable().size())
            + " could not be read.";
  }

  /** Says which histories are missing, and how to mend them. */
  static void tellMissing(Report report, Terminal terminal) {
    report
        .unreadable()
        .forEach(
            each -> {
              terminal.say(each.run() + " is missing: " + SafeText.line(each.why().text()));
              each.why().hint().ifPresent(hint -> terminal.say("hint: " + SafeText.lines(hint)));
            });
  }

  private static String when(Totals totals) {
    int ofThePlan = totals.energyKwh().known() - totals.pricedByHour();
    if (totals.pricedByHour() == 0) {
      return "at planning";
    }
    return ofThePlan == 0
        ? "of each hour"
        : "of each hour (" + totals.pricedByHour() + " runs) or at planning (" + ofThePlan + ")";
  }

  private static String words(List<String> several) {
    return String.join(", ", several);
  }
}
