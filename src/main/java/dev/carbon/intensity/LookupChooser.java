package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Decides which sources are asked about places, and in what order. */
final class LookupChooser {
  private final IntensitySources sources;
  private final Clock clock;

  LookupChooser(IntensitySources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * The sources that can answer, best first, at least one: the named one alone; else the first that
   * has a key and covers half of the places, or without such those that need none and cover every
   * place, then the averages.
   *
   * @throws CarbonException CREDENTIALS when only a key is missing; NO_DATA when nobody can answer
   */
  List<ChosenSource> choose(GridQuestion question) {
    Optional<SourceName> named = question.wish().source();
    List<SourceOption> considered =
        named.isEmpty() ? sources.all() : sources.find(named.get()).stream().toList();
    List<ChosenSource> able =
        considered.stream()
            .filter(SourceOption::isUsable)
            .filter(option -> !question.wish().refuses(option.profile()))
            .flatMap(option -> ChosenSource.of(option, question.wish(), clock).stream())
            .filter(source -> question.canBeAnsweredBy(source.source()))
            .filter(source -> named.isPresent() || mayAnswerUnasked(source, question))
            .toList();
    if (able.isEmpty()) {
      throw nobodyCan(considered, question);
    }
    return able.get(0).profile().tier() == SourceTier.KEYED ? able.subList(0, 1) : able;
  }

  /** A source of whose places only a part is known would leave the others without a figure. */
  private static boolean mayAnswerUnasked(ChosenSource source, GridQuestion question) {
    int places = question.places().size();
    long covered =
        question.places().stream()
            .filter(place -> source.profile().coverage().locationOf(place).isPresent())
            .count();
    return switch (source.profile().tier()) {
      case KEYED -> 2 * covered >= places;
      case KEYLESS -> covered == places;
      case YEARLY -> true;
      case TRACE -> false;
    };
  }

  private static CarbonException nobodyCan(List<SourceOption> considered, GridQuestion question) {
    String what = "could not ask about " + question.inWords();
    Optional<SourceOption> locked =
        considered.stream()
            .filter(option -> !option.isUsable())
            .filter(option -> question.wish().kindOf(option.profile()).isPresent())
            .filter(option -> question.forecast().isEmpty() || option.profile().forecasts())
            .findFirst();
    if (locked.isPresent()) {
      return new CarbonException(
          ErrorKind.CREDENTIALS,
          what + ", because " + locked.get().name() + " needs a key",
          locked.get().profile().howToEnable());
    }
    if (question.wish().live()) {
      return new CarbonException(
          ErrorKind.NO_DATA,
          what + ", because there are only yearly averages, and --live refuses those",
          "leave out --live");
    }
    String kind = question.wish().kindInWords();
    return new CarbonException(
        ErrorKind.NO_DATA,
        what + ", because this source does not know " + (kind.isEmpty() ? "it" : kind + " figures"),
        "leave out --source" + (kind.isEmpty() ? "" : ", --signal and --accounting"));
  }
}
