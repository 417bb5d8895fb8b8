package dev.carbon.config;

import dev.carbon.secret.SecretKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a secret that stands in a file as it is. No complaint repeats one. */
final class LiteralSecret {
  /** Names of variables whose values are secret; {@code EOS_TOKEN} and its like are none. */
  private static final Pattern NAME =
      Pattern.compile(
          "(.*_)?(API_KEY|PASSWORD|PASSWD|SECRET|SECRET_KEY|ACCESS_KEY|ACCESS_TOKEN|AUTH_TOKEN)"
              + "|(HF|GITHUB|GH|GITLAB|NPM)_TOKEN");

  /** Less is no key that anybody issues, but a word such as {@code none}. */
  private static final int SHORTEST = 8;

  private static final int LONGEST_SHOWN = 80;

  private static final Pattern KEY = Pattern.compile("(.*[_-])?(key|token|password|secret|user)");

  private LiteralSecret() {}

  /** What is wrong with the values of a key, as the rest of a sentence; empty when nothing is. */
  static Optional<String> complaint(List<String> texts) {
    return texts.stream()
        .flatMap(text -> SecretKind.in(text).stream())
        .findFirst()
        .map(
            kind ->
                "holds what looks like a secret ("
                    + kind.words()
                    + "), and none may stand in this file; give it to a job with task: secrets:,"
                    + " as env:NAME or file:PATH");
  }

  /** The same for a job's variables, {@code NAME=VALUE} each. */
  static Optional<String> complaintOfVariables(List<String> assignments) {
    return assignments.stream()
        .filter(LiteralSecret::isOpen)
        .findFirst()
        .map(each -> each.substring(0, each.indexOf('=')))
        .map(
            name ->
                name
                    + " looks like a secret, and none may stand in this file; write it under"
                    + " secrets: as env:NAME or file:PATH, for the cloud as"
                    + " projects/P/secrets/S/versions/V");
  }

  /** A key that carbon does not know, short enough for a message and without a secret in it. */
  static String shown(String unknownKey) {
    String start = unknownKey.substring(0, Math.min(unknownKey.length(), LONGEST_SHOWN));
    return SecretKind.in(start).isPresent() ? "***" : start;
  }

  /** What to say of a key that carbon does not know and that asks for a token; may be empty. */
  static String remark(String unknownKey) {
    return KEY.matcher(unknownKey.toLowerCase(Locale.ROOT)).matches()
        ? "; tokens stand in no file of settings, set ELECTRICITY_MAPS_API_KEY, WATTTIME_USER and"
            + " WATTTIME_PASSWORD, or EIA_API_KEY in the environment"
        : "";
  }

  private static boolean isOpen(String assignment) {
    int equals = assignment.indexOf('=');
    String name = assignment.substring(0, equals).toUpperCase(Locale.ROOT);
    boolean isLong = assignment.length() - equals > SHORTEST;
    return (isLong && NAME.matcher(name).matches()) || SecretKind.in(assignment).isPresent();
  }
}
