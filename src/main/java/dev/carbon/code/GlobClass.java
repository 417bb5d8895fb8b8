package dev.carbon.code;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A set of characters in brackets: {@code [a-z_]}, {@code [!0-9]}, {@code [[:alpha:]]}.
 *
 * @param end the place after the closing bracket
 */
record GlobClass(IntPredicate members, int end) {
  /** The classes of POSIX, which know ASCII alone. */
  private static final Map<String, IntPredicate> NAMED =
      Map.ofEntries(
          Map.entry("alnum", GlobClass::isAlphanumeric),
          Map.entry("alpha", GlobClass::isLetter),
          Map.entry("blank", each -> each == ' ' || each == '\t'),
          Map.entry("cntrl", each -> each < ' ' || each == 127),
          Map.entry("digit", GlobClass::isDigit),
          Map.entry("graph", each -> each > ' ' && each < 127),
          Map.entry("lower", each -> each >= 'a' && each <= 'z'),
          Map.entry("print", each -> each >= ' ' && each < 127),
          Map.entry("punct", each -> each > ' ' && each < 127 && !isAlphanumeric(each)),
          Map.entry("space", each -> each == ' ' || (each >= '\t' && each <= '\r')),
          Map.entry("upper", each -> each >= 'A' && each <= 'Z'),
          Map.entry("xdigit", each -> Character.digit(each, 16) >= 0 && each < 127));

  /** Whether that character is meant; a slash never is. */
  boolean contains(int character) {
    return character != '/' && members.test(character);
  }

  /** The set whose bracket opens at {@code start}; empty when it is malformed. */
  static Optional<GlobClass> parse(String pattern, int start) {
    return new Reading(pattern, start + 1).all();
  }

  private static boolean isAlphanumeric(int character) {
    return isLetter(character) || isDigit(character);
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  /** One pass over the brackets. */
  private static final class Reading {
    private static final int NOTHING = -1;

    private final String pattern;
    private int at;
    private IntPredicate members = character -> false;

    /** What a range may begin with. */
    private int previous = NOTHING;

    Reading(String pattern, int at) {
      this.pattern = pattern;
      this.at = at;
    }

    Optional<GlobClass> all() {
      boolean negated = at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0;
      if (negated) {
        at++;
      }
      // A closing bracket that stands first is a member.
      boolean first = true;
      while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
        first = false;
        if (!member()) {
          return Optional.empty();
        }
      }
      if (at >= pattern.length()) {
        return Optional.empty();
      }
      return Optional.of(new GlobClass(negated ? members.negate() : members, at + 1));
    }

    private boolean member() {
      if (pattern.startsWith("[:", at)) {
        int close = pattern.indexOf(']', at + 2);
        if (close < 0) {
          return false;
        }
        if (close > at + 2 && pattern.charAt(close - 1) == ':') {
          return named(close);
        }
      }
      if (pattern.charAt(at) == '-' && previous != NOTHING && isRange()) {
        at++;
        return range();
      }
      return single();
    }

    private boolean isRange() {
      return at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
    }

    private boolean range() {
      int low = previous;
      int high = character();
      add(each -> each >= low && each <= high, NOTHING);
      return high != NOTHING;
    }

    private boolean single() {
      int only = character();
      add(each -> each == only, only);
      return only != NOTHING;
    }

    /** The class with a name whose closing bracket stands at {@code close}. */
    private boolean named(int close) {
      IntPredicate named = NAMED.get(pattern.substring(at + 2, close - 1));
      if (named == null) {
        return false;
      }
      at = close + 1;
      add(named, NOTHING);
      return true;
    }

    /** The character here, of which a backslash is no part. */
    private int character() {
      if (pattern.charAt(at) == '\\') {
        at++;
      }
      return at < pattern.length() ? pattern.charAt(at++) : NOTHING;
    }

    private void add(IntPredicate more, int beginsRange) {
      members = members.or(more);
      previous = beginsRange;
    }
  }
}
