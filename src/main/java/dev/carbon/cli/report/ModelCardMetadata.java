package dev.carbon.cli.report;

import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.Sum;
import dev.carbon.report.Totals;
import dev.carbon.terminal.SafeText;
import dev.carbon.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The emissions as a model card's metadata has them, as <a
 * href="https://huggingface.co/docs/hub/model-cards-co2">Hugging Face</a> names the keys; to be
 * copied to the top of the card. What carbon does not know stands there as a comment.
 */
record ModelCardMetadata(Places places, Provenance provenance) {
  private static final String INDENT = "  ";

  /** A block of YAML; no line when nothing was emitted in the cloud. */
  List<String> lines(Report report) {
    List<ReportedRun> runs = report.cloudRuns();
    if (runs.isEmpty()) {
      return List.of();
    }
    Totals totals = Totals.of(runs);
    List<String> lines = new ArrayList<>();
    lines.add("**Metadata**, for the top of the card:");
    lines.add("");
    lines.add("```yaml");
    lines.add("co2_eq_emissions:");
    lines.add(INDENT + emissions(totals.carbonGrams()));
    lines.add(INDENT + "source: " + quoted(source(totals)));
    lines.add(INDENT + "# training_type: pre-training or fine-tuning, which carbon does not know");
    lines.add(
        INDENT + "geographical_location: " + quoted(each(runs, run -> places.of(run.region()))));
    lines.add(INDENT + "hardware_used: " + quoted(each(runs, ReportedRun::workers)));
    lines.add("```");
    return lines;
  }

  /** In grams; a sum that lacks something is none. */
  private static String emissions(Sum grams) {
    return grams.isWhole()
        ? "emissions: " + Numbers.plain(grams.value())
        : "# emissions: "
            + grams.total().map(least -> "at least " + Numbers.plain(least) + " g; ").orElse("")
            + "nothing is known of "
            + FigureText.runs(grams.unknown());
  }

  /** Of runs of which nothing is known yet there is no figure, and so nothing it is made of. */
  private String source(Totals totals) {
    String method = "carbon " + provenance.version() + "; operational, location-based";
    return totals.sources().isEmpty()
        ? method
        : method
            + "; intensities of "
            + totals.sources().stream().map(FigureText::source).collect(Collectors.joining(", "))
            + "; energy "
            + FigureText.bases(totals.energyByBasis());
  }

  private static String each(List<ReportedRun> runs, Function<ReportedRun, String> word) {
    return runs.stream().map(word).distinct().sorted().collect(Collectors.joining("; "));
  }

  /** Whatever the text, YAML reads it back as it is. */
  private static String quoted(String text) {
    return '"' + SafeText.line(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
