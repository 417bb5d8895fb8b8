package dev.carbon.cli.report;

import dev.carbon.cli.report.Account.Source;
import dev.carbon.intensity.SourceOption;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What made a report.
 *
 * @param version of carbon
 * @param tables hash of the tables of regions and hardware that this carbon brings along
 * @param licences what the figures of each source of intensities may be used for, by its name
 */
record Provenance(String version, String tables, Map<String, String> licences) {
  Provenance {
    licences = Map.copyOf(licences);
  }

  /** Of the tables on the class path. */
  static Provenance of(String version, List<SourceOption> sources) {
    Map<String, String> licences = new HashMap<>();
    sources.forEach(source -> licences.put(source.name().value(), source.profile().licence()));
    return new Provenance(version, BundledTables.hash(), licences);
  }

  /** For a paper, a sentence each. */
  List<String> sentences(Report report) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Written by carbon "
            + version
            + ", "
            + words()
            + "; the figures of a run were computed when it ended.");
    sources(report).forEach(source -> sentences.add(source.title() + " (" + source.note() + ")."));
    if (!report.unreadable().isEmpty()) {
      sentences.add(
          "Missing: "
              + FigureText.runs(report.unreadable().size())
              + " whose history could not be read.");
    }
    return sentences;
  }

  /** What to cite. */
  List<Source> citations(Report report) {
    List<Source> all = new ArrayList<>();
    all.add(
        new Source(
            "carbon", "carbon, version " + version, "SHA-256 hash of its tables: " + tables));
    all.addAll(sources(report));
    return all;
  }

  private String words() {
    return "whose tables of regions and hardware have the SHA-256 hash " + tables;
  }

  private List<Source> sources(Report report) {
    return report.runs().stream()
        .flatMap(run -> run.sources().stream())
        .distinct()
        .sorted(Comparator.comparing(ReportedRun.Source::toString))
        .map(this::source)
        .toList();
  }

  private Source source(ReportedRun.Source source) {
    return new Source(
        "carbon-intensity-"
            + FigureText.source(source)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", ""),
        "Carbon intensities of " + FigureText.source(source),
        licences.getOrDefault(source.name(), "of a source that is the user's own"));
  }
}
