package dev.carbon.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The wildcards of {@code .gitignore}, as the manual page gitignore(5) and git itself read them.
 *
 * <p>Each character is looked at once however many stars there are, so that no pattern takes long.
 */
final class Glob {
  private final List<Step> steps;

  private Glob(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Compiles a pattern that has no slash at its start or end.
   *
   * @return empty when it is malformed, as git has it: such a pattern matches nothing
   */
  static Optional<Glob> compile(String pattern) {
    List<Step> steps = new ArrayList<>();
    // What stands before the first wildcard is compared by itself; the rest counts as a beginning.
    int beginning = plainLength(pattern);
    int at = 0;
    while (at < pattern.length()) {
      char character = pattern.charAt(at);
      switch (character) {
        case '*' -> at = stars(pattern, at, beginning, steps);
        case '?' -> {
          steps.add(Step.one(Glob::isNoSlash));
          at++;
        }
        case '[' -> {
          Optional<GlobClass> set = GlobClass.parse(pattern, at);
          if (set.isEmpty()) {
            return Optional.empty();
          }
          steps.add(Step.one(set.get()::contains));
          at = set.get().end();
        }
        case '\\' -> {
          if (at + 1 == pattern.length()) {
            return Optional.empty();
          }
          steps.add(Step.character(pattern.charAt(at + 1)));
          at += 2;
        }
        default -> {
          steps.add(Step.character(character));
          at++;
        }
      }
    }
    return Optional.of(new Glob(steps));
  }

  /** Whether the whole of {@code text} is such. */
  boolean matches(String text) {
    BitSet standing = new BitSet();
    arrive(0, standing);
    for (int i = 0; i < text.length() && !standing.isEmpty(); i++) {
      char character = text.charAt(i);
      BitSet next = new BitSet();
      for (int at = standing.nextSetBit(0); at >= 0; at = standing.nextSetBit(at + 1)) {
        if (at < steps.size() && steps.get(at).accepts().test(character)) {
          if (steps.get(at).repeats()) {
            next.set(at);
          }
          arrive(at + 1, next);
        }
      }
      standing = next;
    }
    return standing.get(steps.size());
  }

  /** Stands before that step, and beyond it where nothing of it is needed. */
  private void arrive(int at, BitSet standing) {
    standing.set(at);
    if (at < steps.size() && steps.get(at).repeats()) {
      arrive(at + 1, standing);
      if (steps.get(at).folders()) {
        arrive(at + 2, standing);
      }
    }
  }

  /** Where the stars that begin at {@code at} end. */
  private static int stars(String pattern, int at, int beginning, List<Step> steps) {
    int end = at;
    while (end < pattern.length() && pattern.charAt(end) == '*') {
      end++;
    }
    boolean begins = at == beginning || pattern.charAt(at - 1) == '/';
    boolean ends =
        end == pattern.length() || pattern.charAt(end) == '/' || pattern.startsWith("\\/", end);
    if (end - at < 2 || !begins || !ends) {
      steps.add(Step.star(Glob::isNoSlash, false));
    } else {
      steps.add(Step.star(character -> true, pattern.startsWith("/", end)));
    }
    return end;
  }

  private static boolean isNoSlash(int character) {
    return character != '/';
  }

  private static int plainLength(String pattern) {
    int length = 0;
    while (length < pattern.length() && "*?[\\".indexOf(pattern.charAt(length)) < 0) {
      length++;
    }
    return length;
  }

  /**
   * What one character, or any number of them, must be.
   *
   * @param folders two stars before a slash: that slash may be missing together with them
   */
  private record Step(IntPredicate accepts, boolean repeats, boolean folders) {
    static Step one(IntPredicate accepts) {
      return new Step(accepts, false, false);
    }

    static Step character(char wanted) {
      return one(character -> character == wanted);
    }

    static Step star(IntPredicate accepts, boolean folders) {
      return new Step(accepts, true, folders);
    }
  }
}
