package dev.carbon.export;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the export holds for the months of a question.
 *
 * @param changedAt when Google last wrote to the table, or whoever else does; empty when unknown
 * @param rows in no order, all of months that were asked for
 */
public record ExportedFootprint(
    ExportQuestion question, Optional<Instant> changedAt, List<ExportedRow> rows) {
  /**
   * The sums of a group.
   *
   * @param name empty for what Google ascribes to none
   * @param months in how many months it has rows
   */
  public record Group(Optional<String> name, int months, Scopes scopes) {}

  public ExportedFootprint {
    rows = List.copyOf(rows);
  }

  /** All of that month; empty when the export does not hold it. */
  public Optional<Scopes> of(YearMonth month) {
    return sum(row -> row.month().equals(month));
  }

  /** The part of the project asked about; empty when the export holds nothing of it. */
  public Optional<Scopes> ofProject(YearMonth month) {
    return sum(row -> row.month().equals(month) && row.isOfProject());
  }

  /** The months that were asked for and that the export does not hold, the oldest first. */
  public List<YearMonth> missing() {
    return question.months().all().stream().filter(month -> of(month).isEmpty()).toList();
  }

  /** The groups over all months that the export holds, the largest total first. */
  public List<Group> groups() {
    Map<Optional<String>, List<ExportedRow>> byName = new LinkedHashMap<>();
    for (ExportedRow row : rows) {
      byName.computeIfAbsent(row.group(), name -> new ArrayList<>()).add(row);
    }
    return byName.entrySet().stream()
        .map(each -> group(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparingDouble(ExportedFootprint::total)
                .reversed()
                .thenComparing(group -> group.name().orElse("")))
        .toList();
  }

  /**
   * With which versions of Google's model it was reckoned; empty when a row does not tell, and when
   * it holds nothing.
   */
  public Optional<ModelVersions> versions() {
    return hasUnversioned()
        ? Optional.empty()
        : rows.stream().flatMap(row -> row.versions().stream()).reduce(ModelVersions::with);
  }

  /** Whether nobody tells of a part of it with which version of Google's model it was reckoned. */
  public boolean hasUnversioned() {
    return rows.stream().anyMatch(row -> row.versions().isEmpty());
  }

  /** Months whose exported total is not that of its parts, the oldest first. */
  public List<YearMonth> monthsThatDoNotAddUp() {
    return question.months().all().stream()
        .filter(month -> of(month).filter(scopes -> !scopes.addUp()).isPresent())
        .toList();
  }

  /** Whether a figure of a month that the export holds is unknown. */
  public boolean hasGaps() {
    return rows.stream()
        .map(ExportedRow::scopes)
        .flatMap(
            each ->
                Stream.of(
                    each.scope1(),
                    each.scope2Location(),
                    each.scope2Market(),
                    each.scope3(),
                    each.totalLocation()))
        .anyMatch(Optional::isEmpty);
  }

  private Optional<Scopes> sum(Predicate<ExportedRow> which) {
    return rows.stream().filter(which).map(ExportedRow::scopes).reduce(Scopes::plus);
  }

  private static Group group(Optional<String> name, List<ExportedRow> rows) {
    int months = (int) rows.stream().map(ExportedRow::month).distinct().count();
    Scopes scopes =
        rows.stream().map(ExportedRow::scopes).reduce(Scopes::plus).orElse(Scopes.UNKNOWN);
    return new Group(name, months, scopes);
  }

  /** What is unknown stands last. */
  private static double total(Group group) {
    return group.scopes().totalLocation().map(each -> each.value()).orElse(-Double.MAX_VALUE);
  }
}
