package dev.carbon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.placement.Baseline;
import dev.carbon.placement.Candidate;
import dev.carbon.placement.Preference;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.region.GridZone;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Places;
import dev.carbon.region.Price;
import dev.carbon.region.Region;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RankingTableTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Optional<Price> UNKNOWN = Optional.empty();
  private static final IntensityKind KIND =
      new IntensityKind(new SourceName("fake"), Signal.AVERAGE, Accounting.LIFECYCLE);

  private final List<RankedRegion> ranked = new ArrayList<>();

  @Test
  void aSpotPriceStandsInAColumnOfItsOwnAsSoonAsOneIsKnown() {
    add("clean-region1", 100, new HourlyPrice(dollars(1), UNKNOWN, Optional.empty()));
    assertFalse(title(Preference.CLEANEST).contains("SPOT"));
    add("dirty-region1", 400, new HourlyPrice(dollars(2), dollars(0.5), Optional.empty()));
    assertTrue(title(Preference.CLEANEST).contains("  $/h  SPOT  "));
    assertTrue(lines(Preference.CLEANEST).get(1).contains("  1.00     ?  "));
    assertTrue(lines(Preference.CLEANEST).get(2).contains("  2.00  0.50  "));
  }

  @Test
  void aScoreStandsThereWhereCarbonAndPriceAreWeighed() {
    add("clean-region1", 100, new HourlyPrice(dollars(1), UNKNOWN, Optional.empty()));
    assertFalse(title(Preference.CLEANEST).contains("SCORE"));
    List<String> lines = lines(Preference.ofWeights(7, 3));
    assertTrue(lines.get(0).contains("  SCORE  "), lines.get(0));
    assertTrue(lines.get(1).contains("  0.132  "), lines.get(1));
  }

  @Test
  void aScoreThatIsNotKnownIsAQuestionMark() {
    ranked.add(region("clean-region1", 100, HourlyPrice.UNKNOWN, OptionalDouble.empty()));
    String line = lines(Preference.ofWeights(1, 1)).get(1);
    assertTrue(line.contains("  ?      ?  "), line);
  }

  @Test
  void whereTheLinesAreShortTheBarGoesFirstAndThenTheZone() {
    add("clean-region1", 100, HourlyPrice.UNKNOWN);
    add("dirty-region1", 400, HourlyPrice.UNKNOWN);
    int whole = onTerminal(1000).get(2).length();
    assertTrue(onTerminal(whole).get(2).endsWith("█"));
    assertFalse(onTerminal(whole - 1).get(2).endsWith("█"));
    int withZone = onTerminal(whole - 1).get(2).length();
    assertTrue(onTerminal(withZone).get(0).contains("ZONE"));
    assertFalse(onTerminal(withZone - 1).get(0).contains("ZONE"));
    assertEquals(3, onTerminal(1).size());
  }

  @Test
  void theLongestBarIsThatOfTheDirtiestWhereverItStands() {
    add("dear-region1", 400, HourlyPrice.UNKNOWN);
    add("last-region1", 100, HourlyPrice.UNKNOWN);
    assertEquals(16, bar(onTerminal(1000).get(1)));
    assertEquals(4, bar(onTerminal(1000).get(2)));
  }

  private static long bar(String line) {
    return line.chars().filter(each -> each == '█').count();
  }

  private String title(Preference preference) {
    return lines(preference).get(0);
  }

  private List<String> lines(Preference preference) {
    return RankingText.lines(ranking(preference), terminal("", Map.of()));
  }

  private List<String> onTerminal(int columns) {
    Map<String, String> variables = Map.of("COLUMNS", Integer.toString(columns), "NO_COLOR", "yes");
    return RankingText.lines(ranking(Preference.CLEANEST), terminal("1", variables));
  }

  private static Terminal terminal(String terminals, Map<String, String> variables) {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return new Terminal(
        new ByteArrayInputStream(new byte[0]), nowhere, nowhere, terminals, variables);
  }

  private Ranking ranking(Preference preference) {
    Region first = ranked.get(0).region();
    return new Ranking(
        KIND,
        preference,
        ranked,
        List.of(),
        new Baseline(first, Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        NOW);
  }

  private void add(String name, double grams, HourlyPrice price) {
    ranked.add(region(name, grams, price, OptionalDouble.of(0.1321)));
  }

  private static RankedRegion region(
      String name, double grams, HourlyPrice price, OptionalDouble score) {
    GridZone zone = new GridZone("FI");
    return new RankedRegion(
        1,
        new Candidate(Places.region(name, zone, 1.1), price, Optional.empty(), Optional.empty()),
        new Intensity(
            new GramsPerKwh(grams), zone, NOW, Duration.ofHours(1), KIND, Estimation.UNKNOWN),
        Optional.empty(),
        score);
  }

  private static Optional<Price> dollars(double amount) {
    return Optional.of(new Price(new Dollars(amount), LocalDate.of(2026, 3, 1)));
  }
}
