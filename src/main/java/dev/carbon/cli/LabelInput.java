package dev.carbon.cli;

import dev.carbon.error.Problems;
import dev.carbon.secret.SecretKind;
import dev.carbon.train.RunLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code --label KEY=VALUE}. Labels are written to disk and shown, so none may be a secret;
 * no complaint repeats what may be one.
 */
public final class LabelInput {
  private static final String FLAG = "--label";

  private LabelInput() {}

  /** The labels of a run, by key; what is wrong becomes a problem. */
  public static Map<String, String> labels(List<String> assignments, Problems problems) {
    Map<String, String> labels = new TreeMap<>();
    int number = 0;
    for (String assignment : assignments) {
      number++;
      int equals = assignment.indexOf('=');
      if (equals < 0) {
        problems.add(FLAG + ", the one at place " + number + ": write KEY=VALUE");
      } else if (isSensible(assignment, number, problems)
          && labels.put(assignment.substring(0, equals), assignment.substring(equals + 1))
              != null) {
        problems.add(FLAG + ": " + assignment.substring(0, equals) + " is given twice");
      }
    }
    if (labels.size() > RunLabels.MOST) {
      problems.add(FLAG + ": a run has at most " + RunLabels.MOST + " labels");
    }
    return labels;
  }

  /** What runs are to be labelled with: a value by key, or only a key, whatever its value. */
  public static Map<String, Optional<String>> wanted(List<String> words, Problems problems) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    int number = 0;
    for (String word : words) {
      number++;
      int equals = word.indexOf('=');
      String key = equals < 0 ? word : word.substring(0, equals);
      Optional<String> value =
          equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
      if (isSensible(key + "=" + value.orElse(""), number, problems)) {
        Optional<String> before = wanted.getOrDefault(key, Optional.empty());
        if (before.isPresent() && value.isPresent() && !before.equals(value)) {
          problems.add(FLAG + ": " + key + " cannot have two values; no run has");
        }
        wanted.put(key, value.or(() -> before));
      }
    }
    return wanted;
  }

  private static boolean isSensible(String assignment, int number, Problems problems) {
    String place = FLAG + ", the one at place " + number + ": ";
    int equals = assignment.indexOf('=');
    Optional<SecretKind> secret = SecretKind.in(assignment);
    if (secret.isPresent()) {
      problems.add(
          place
              + "looks like a secret ("
              + secret.get().words()
              + "), and labels are written to disk and shown; leave it out");
      return false;
    }
    if (!RunLabels.isKey(assignment.substring(0, equals))) {
      problems.add(
          place
              + "a key is up to 63 lower-case letters, digits, dots, hyphens and underscores, a"
              + " letter or digit first");
      return false;
    }
    if (!RunLabels.isValue(assignment.substring(equals + 1))) {
      problems.add(place + "a value is up to 63 characters, all of which can be printed");
      return false;
    }
    return true;
  }
}
