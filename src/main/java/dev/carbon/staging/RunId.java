package dev.carbon.staging;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a run: {@code r-} and 26 characters that hold 128 random bits, so that nobody can
 * guess the names derived from it (the bucket's above all).
 */
public record RunId(String value) implements Comparable<RunId> {
  private static final Pattern SHAPE = Pattern.compile("r-[a-z2-7]{26}");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int CHARACTERS = 26;
  private static final int BITS = 128;
  private static final int BITS_PER_CHARACTER = 5;

  public RunId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run id: " + value);
    }
  }

  /** The id that a text is; empty when it is none. */
  public static Optional<RunId> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
  }

  /** A new id from the given source of randomness. */
  public static RunId random(SecureRandom random) {
    BigInteger bits = new BigInteger(BITS, random);
    StringBuilder text = new StringBuilder("r-");
    for (int i = 0; i < CHARACTERS; i++) {
      int digit = bits.shiftRight(i * BITS_PER_CHARACTER).intValue() & 31;
      text.append(ALPHABET.charAt(digit));
    }
    return new RunId(text.toString());
  }

  /** The random part, without the prefix. */
  public String suffix() {
    return value.substring(2);
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
