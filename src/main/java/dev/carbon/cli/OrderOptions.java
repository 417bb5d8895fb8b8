package dev.carbon.cli;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.placement.Preference;
import dev.carbon.unit.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which of the regions that can take the job comes first. */
public final class OrderOptions {
  private static final String CARBON = "carbon";
  private static final String PRICE = "price";
  private static final double MOST = 1e6;

  /** What regions can be sorted by. */
  public static final List<String> WORDS = List.of(CARBON, PRICE);

  @Option(
      names = "--sort-by",
      paramLabel = "WHAT",
      description = "carbon (default): the cleanest first; price: the cheapest first.")
  private @Nullable String sortBy;

  @Option(
      names = "--weights",
      paramLabel = "carbon=W,price=W",
      description = "Weigh both, each from the best (0) to the worst (1) of the candidates.")
  private @Nullable String weights;

  /** What decides; carbon alone where nothing is said. */
  Preference preference(Inputs inputs, Problems problems) {
    if (weights == null) {
      return inputs
          .value(Setting.SORT_BY, sortBy)
          .map(value -> sorted(value, problems))
          .orElse(Preference.CLEANEST);
    }
    if (sortBy != null) {
      problems.add("--sort-by and --weights both say what comes first; leave one out");
    }
    return weighed(weights, problems);
  }

  private static Preference sorted(Value value, Problems problems) {
    if (!WORDS.contains(value.text())) {
      problems.add(
          value.origin()
              + ": '"
              + value.text()
              + "' is unknown; use "
              + String.join(" or ", WORDS)
              + Suggestion.sentence(value.text(), WORDS));
    }
    return value.text().equals(PRICE) ? Preference.CHEAPEST : Preference.CLEANEST;
  }

  private static Preference weighed(String text, Problems problems) {
    Map<String, Double> found = new HashMap<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      Optional<Double> weight =
          pair.length == 2
              ? Numbers.parse(pair[1]).filter(each -> each >= 0 && each <= MOST)
              : Optional.empty();
      if (weight.isEmpty() || !WORDS.contains(pair[0]) || found.containsKey(pair[0])) {
        problems.add(
            "--weights: '"
                + part
                + "' is no weight from 0 to a million; write carbon=0.7,price=0.3");
        return Preference.CLEANEST;
      }
      found.put(pair[0], weight.get());
    }
    double carbon = found.getOrDefault(CARBON, 0.0);
    double price = found.getOrDefault(PRICE, 0.0);
    if (carbon + price <= 0) {
      problems.add("--weights: one of the weights must be above 0");
      return Preference.CLEANEST;
    }
    return Preference.ofWeights(carbon, price);
  }
}
