package dev.carbon.doctor;

import dev.carbon.error.ErrorKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What all checkups together found, in the order of the checkups. */
public record Diagnosis(List<Check> checks) {
  /** What a person mends first stands first. */
  private static final List<ErrorKind> WORST_FIRST =
      List.of(ErrorKind.CREDENTIALS, ErrorKind.CONFIGURATION, ErrorKind.UPSTREAM);

  public Diagnosis {
    checks = List.copyOf(checks);
  }

  /** The worst kind of failure; empty when nothing failed. */
  public Optional<ErrorKind> worst() {
    return checks.stream()
        .flatMap(check -> check.failure().stream())
        .min(Comparator.comparingInt(Diagnosis::rank).thenComparing(Comparator.naturalOrder()));
  }

  /** How many checks ended so. */
  public long count(CheckStatus status) {
    return checks.stream().filter(check -> check.status() == status).count();
  }

  private static int rank(ErrorKind kind) {
    int rank = WORST_FIRST.indexOf(kind);
    return rank < 0 ? WORST_FIRST.size() : rank;
  }
}
