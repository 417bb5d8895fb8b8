package dev.carbon.testing.cloud.vertex;

/**
 * {@code gs://BUCKET/OBJECT}.
 *
 * @param object without a slash at its ends; empty for the bucket itself
 */
record GcsUri(String bucket, String object) {
  private static final String SCHEME = "gs://";

  static GcsUri parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException("not a Cloud Storage URI: " + text);
    }
    String rest = text.substring(SCHEME.length()).replaceFirst("/+$", "");
    int slash = rest.indexOf('/');
    return slash < 0
        ? new GcsUri(rest, "")
        : new GcsUri(rest.substring(0, slash), rest.substring(slash + 1));
  }

  GcsUri child(String name) {
    return new GcsUri(bucket, object.isEmpty() ? name : object + "/" + name);
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + object;
  }
}
