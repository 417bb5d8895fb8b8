package dev.carbon.staging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where data lies in Cloud Storage: {@code gs://bucket}, or {@code gs://bucket/folder} for a part
 * of it.
 *
 * @param prefix of the object or folder, without a slash at its end; empty for the whole bucket
 */
public record DataAddress(String bucket, String prefix) {
  /** What every such address begins with. */
  public static final String SCHEME = "gs://";

  /**
   * Google's rules for the names of buckets; of the rest, what no wildcard or mistake looks like.
   */
  private static final Pattern SHAPE =
      Pattern.compile(
          SCHEME + "([a-z0-9][a-z0-9._-]{1,220}[a-z0-9])(?:/([^/\\p{Cntrl}*][^\\p{Cntrl}*]*)?)?");

  /** The address that a text stands for; empty when it is none. */
  public static Optional<DataAddress> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String prefix = Optional.ofNullable(matcher.group(2)).orElse("").replaceFirst("/+$", "");
    return Optional.of(new DataAddress(matcher.group(1), prefix));
  }

  /** Whether that object is meant: the one of that name, or one in the folder of that name. */
  public boolean holds(String objectName) {
    return prefix.isEmpty() || objectName.equals(prefix) || objectName.startsWith(prefix + "/");
  }

  /** The object or folder of that name in this folder. */
  public DataAddress child(String name) {
    return new DataAddress(bucket, prefix.isEmpty() ? name : prefix + "/" + name);
  }

  /** The folder that this one is in; the bucket is in nothing but itself. */
  public DataAddress parent() {
    return new DataAddress(bucket, prefix.substring(0, Math.max(0, prefix.lastIndexOf('/'))));
  }

  @Override
  public String toString() {
    return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
