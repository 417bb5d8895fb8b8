package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.GridReport.Entry;
import dev.carbon.intensity.GridReport.Missing;
import dev.carbon.intensity.Reading.Gap;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Deadline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers "how dirty is the electricity there?" for places, without ranking anything for a job. */
public final class IntensityLookup {
  private final IntensitySources sources;
  private final FigureSurvey figures;
  private final IntensitySurvey survey;
  private final Clock clock;

  public IntensityLookup(
      IntensitySources sources, FigureSurvey figures, IntensitySurvey survey, Clock clock) {
    this.sources = sources;
    this.figures = figures;
    this.survey = survey;
    this.clock = clock;
  }

  /**
   * Asks one source about all places: the named one, else the first with a key that can answer such
   * a question, else one that needs none and has figures for all, else the yearly averages. Old
   * figures are answered as they are; their age says it.
   *
   * @throws CarbonException NO_DATA or UPSTREAM when no place has a figure; CREDENTIALS when the
   *     source's key is missing or wrong
   */
  public GridReport ask(GridQuestion question) {
    List<ChosenSource> able = new LookupChooser(sources, clock).choose(question);
    Deadline deadline = survey.deadline();
    List<String> notes = new ArrayList<>(question.wish().momentInWords().stream().toList());
    for (ChosenSource source : able.subList(0, able.size() - 1)) {
      GridReport report = ask(source, question, notes, deadline.half());
      if (report.missing().isEmpty()) {
        return report;
      }
      notes.add(report.missing().get(0).gap().message());
    }
    GridReport report = ask(able.get(able.size() - 1), question, notes, deadline);
    if (report.entries().isEmpty()) {
      throw nothing(report.missing().stream().map(Missing::gap).toList());
    }
    requireSome(report, Entry::breakdown);
    requireSome(report, Entry::history);
    requireSome(report, Entry::forecast);
    return report;
  }

  /** What was asked for and is there for no place at all is a failure, not a result. */
  private static void requireSome(GridReport report, Function<Entry, Optional<?>> part) {
    List<Gap> gaps = new ArrayList<>();
    for (Entry entry : report.entries()) {
      if (!(part.apply(entry).orElse(null) instanceof Gap gap)) {
        return;
      }
      gaps.add(gap);
    }
    throw nothing(gaps);
  }

  private GridReport ask(
      ChosenSource source, GridQuestion question, List<String> notes, Deadline deadline) {
    LookupAnswers answers = new LookupAnswers(source, question, clock);
    answers.ask(figures, survey, deadline);
    List<Entry> entries = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    for (Place place : question.places()) {
      Optional<? extends GridLocation> location = source.profile().coverage().locationOf(place);
      Reading reading = location.map(answers::latest).orElseGet(() -> notCovered(source, place));
      if (reading instanceof Reading.Figure figure) {
        entries.add(answers.entry(place, location.orElseThrow(), figure.intensity()));
      } else if (reading instanceof Gap gap) {
        missing.add(new Missing(place, gap));
      }
    }
    entries.sort(Comparator.comparing((Entry entry) -> entry.intensity().value()));
    List<String> all = new ArrayList<>(notes);
    answers.note().ifPresent(all::add);
    return new GridReport(source.kind(), entries, missing, all, answers.now());
  }

  private static Reading notCovered(ChosenSource source, Place place) {
    String nothing = source.kind().source() + " has no figure for ";
    if (!(place.location() instanceof GridZone zone)) {
      return Reading.gap(GapReason.NO_DATA, nothing + place);
    }
    Optional<String> instead =
        place.region().isPresent() ? Optional.empty() : source.profile().coverage().insteadOf(zone);
    return Reading.gap(
        GapReason.NO_DATA, nothing + "zone " + zone + instead.map("; "::concat).orElse(""));
  }

  private static CarbonException nothing(List<Gap> gaps) {
    boolean broken = gaps.stream().allMatch(gap -> gap.reason() == GapReason.UPSTREAM);
    List<String> why = gaps.stream().map(Gap::message).distinct().toList();
    return new CarbonException(
        broken ? ErrorKind.UPSTREAM : ErrorKind.NO_DATA, String.join("; ", why));
  }
}
