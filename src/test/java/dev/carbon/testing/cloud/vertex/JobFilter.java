package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter of ListCustomJobs: {@code labels.KEY}, {@code state} and {@code display_name}, each
 * with {@code =} or {@code !=}, or {@code labels.KEY:*}; joined by AND, and OR below it.
 */
final class JobFilter {
  private static final Pattern TERM =
      Pattern.compile("(labels\\.[\\w-]+|state|display_name)\\s*(!=|=|:)\\s*\"?([^\"]*)\"?");

  private JobFilter() {}

  static Predicate<CustomJob> parse(String filter) {
    if (filter.isBlank()) {
      return job -> true;
    }
    return split(" AND ", filter).stream()
        .map(JobFilter::anyOf)
        .reduce(Predicate::and)
        .orElseThrow();
  }

  private static Predicate<CustomJob> anyOf(String terms) {
    String bare = terms.replaceFirst("^\\(", "").replaceFirst("\\)$", "");
    return split(" OR ", bare).stream().map(JobFilter::term).reduce(Predicate::or).orElseThrow();
  }

  private static List<String> split(String word, String text) {
    return Splitter.on(word).trimResults().splitToList(text);
  }

  private static Predicate<CustomJob> term(String text) {
    Matcher term = TERM.matcher(text);
    if (!term.matches()) {
      throw JobRules.invalid("Invalid filter: " + text);
    }
    String field = term.group(1);
    String value = term.group(3);
    return switch (term.group(2)) {
      case "=" -> job -> value.equals(valueOf(field, job));
      case "!=" -> job -> !value.equals(valueOf(field, job));
      default -> hasLabel(field, value);
    };
  }

  private static Predicate<CustomJob> hasLabel(String field, String value) {
    if (!field.startsWith("labels.") || !value.equals("*")) {
      throw JobRules.invalid("Invalid filter: " + field + ":" + value);
    }
    return job -> job.containsLabels(labelKey(field));
  }

  private static String valueOf(String field, CustomJob job) {
    return switch (field) {
      case "state" -> job.getState().name();
      case "display_name" -> job.getDisplayName();
      default -> job.getLabelsOrDefault(labelKey(field), "");
    };
  }

  private static String labelKey(String field) {
    return field.substring("labels.".length());
  }
}
