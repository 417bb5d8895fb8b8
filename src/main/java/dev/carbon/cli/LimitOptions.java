package dev.carbon.cli;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.placement.Constraints;
import dev.carbon.region.RegionId;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a region must not be. */
final class LimitOptions {
  @Option(
      names = "--countries",
      paramLabel = "LIST",
      description = "The only countries allowed, by ISO code: DE,FR.")
  private @Nullable String countries;

  @Option(
      names = "--max-price",
      paramLabel = "USD",
      description =
          "Exclude regions that cost more an hour, the assumed fee included; --spot counts.")
  private @Nullable String maxPrice;

  @Option(
      names = "--max-price-increase",
      paramLabel = "PERCENT",
      description =
          "Exclude regions that cost so much more than the cheapest that can take the job.")
  private @Nullable String maxPriceIncrease;

  @Option(
      names = "--max-intensity",
      paramLabel = "G_PER_KWH",
      description = "Exclude regions whose grid emits more.")
  private @Nullable String maxIntensity;

  Constraints constraints(Inputs inputs, Set<RegionId> excluded, Problems problems) {
    Optional<Double> increase =
        Inputs.notNegative("--max-price-increase", maxPriceIncrease, problems);
    return new Constraints(
        excluded,
        inputs
            .value(Setting.COUNTRIES, countries)
            .map(value -> codes(value, problems))
            .orElse(Set.of()),
        Inputs.positive("--max-price", maxPrice, problems).map(Dollars::new),
        increase.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        Inputs.positive("--max-intensity", maxIntensity, problems).map(GramsPerKwh::new));
  }

  private static Set<String> codes(Value value, Problems problems) {
    Set<String> codes = new TreeSet<>();
    for (String word : Settings.split(value.text())) {
      codes.add(word.toUpperCase(Locale.ROOT));
    }
    List<String> known = Arrays.asList(Locale.getISOCountries());
    List<String> unknown = new ArrayList<>(codes);
    unknown.removeAll(known);
    for (String code : unknown) {
      problems.add(
          value.origin()
              + ": '"
              + code
              + "' is no country; write ISO codes such as DE,FR"
              + (code.equals("UK") ? Suggestion.sentence("GB", List.of("GB")) : ""));
    }
    if (codes.isEmpty()) {
      problems.add(value.origin() + " names no country; write ISO codes such as DE,FR");
    }
    return codes;
  }
}
