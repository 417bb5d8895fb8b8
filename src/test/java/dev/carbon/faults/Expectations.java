package dev.carbon.faults;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What should come of each fault, for each source: a figure, the reason of a gap, or the rejection
 * of the key. Thought out from what the services document and from HTTP, not from the code.
 *
 * <ul>
 *   <li>401 (RFC 9110, 15.5.2) means that the credentials are no good, where there are any. In HTML
 *       it comes from something in between, unless the login itself is answered so.
 *   <li>403 means that the key does not reach so far, where a plan has such limits; WattTime's
 *       login and the EIA say with it that they do not know the user. In HTML as above.
 *   <li>404 means that there is no figure where the service is known to say it so: Electricity Maps
 *       and WattTime in words, the keyless ones in any words.
 *   <li>An answer without anything in it has left out the value where values stand at its top, and
 *       is another document than was asked for where they stand in a list that is missing.
 * </ul>
 */
final class Expectations {
  private static final String TABLE =
      """
      fault              maps         watttime     login        eia          ec        uk
      REFUSED            UPSTREAM     -            UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      CUT_OFF            UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      RESET_IN_BODY      UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      SILENT             UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      DRIBBLE            UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      RESET              UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      HANG_UP            UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      BROKEN_CHUNK       UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      NOT_HTTP           UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      EMPTY              UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      NO_CONTENT         UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      GARBAGE            UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      HTML_PAGE          UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      EMPTY_OBJECT       NO_DATA      NO_DATA      UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      REDIRECT           UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      UNAUTHORIZED       CREDENTIALS  CREDENTIALS  CREDENTIALS  CREDENTIALS  UPSTREAM  UPSTREAM
      UNAUTHORIZED_HTML  UPSTREAM     CREDENTIALS  CREDENTIALS  UPSTREAM     UPSTREAM  UPSTREAM
      FORBIDDEN          NOT_ALLOWED  NOT_ALLOWED  CREDENTIALS  CREDENTIALS  UPSTREAM  UPSTREAM
      FORBIDDEN_HTML     UPSTREAM     UPSTREAM     CREDENTIALS  UPSTREAM     UPSTREAM  UPSTREAM
      NOT_FOUND          NO_DATA      NO_DATA      UPSTREAM     UPSTREAM     NO_DATA   NO_DATA
      NOT_FOUND_HTML     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     NO_DATA   NO_DATA
      UNPROCESSABLE      UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      LIMITED            UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      LIMITED_UNTIL      UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      LIMITED_FOR_EVER   UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      LIMITED_STRANGELY  UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      INTERNAL_ERROR     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      BACK_AGAIN         FIGURE       FIGURE       FIGURE       FIGURE       FIGURE    FIGURE
      BOMB               UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      HUGE               UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      DEEP               UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      NOT_A_NUMBER       UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      TWICE              UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM     UPSTREAM  UPSTREAM
      """;

  private static final List<String> NAMES = words(TABLE.lines().findFirst().orElseThrow());
  private static final String NOT_POSSIBLE = "-";

  private Expectations() {}

  /** All cells: victim, fault, and what should come of it. */
  static Stream<Arguments> cells() {
    return Arrays.stream(Trouble.values())
        .flatMap(
            trouble ->
                Arrays.stream(Victim.values())
                    .filter(victim -> !of(victim, trouble).equals(NOT_POSSIBLE))
                    .map(victim -> Arguments.of(victim, trouble, of(victim, trouble))));
  }

  private static String of(Victim victim, Trouble trouble) {
    return TABLE
        .lines()
        .map(Expectations::words)
        .filter(row -> row.get(0).equals(trouble.name()))
        .map(row -> row.get(NAMES.indexOf(column(victim))))
        .findFirst()
        .orElseThrow();
  }

  private static String column(Victim victim) {
    return switch (victim) {
      case MAPS_V3, MAPS_V4 -> "maps";
      case WATTTIME -> "watttime";
      case WATTTIME_LOGIN -> "login";
      case EIA -> "eia";
      case ENERGY_CHARTS -> "ec";
      case UK -> "uk";
    };
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split(" +"));
  }
}
