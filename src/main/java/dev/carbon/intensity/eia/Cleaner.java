package dev.carbon.intensity.eia;

import dev.carbon.error.CarbonException;
import dev.carbon.http.ServiceText;
import dev.carbon.unit.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Keeps the key out of messages. It travels in the query, and services like to repeat their query:
 * as it was meant, or as it was sent.
 */
final class Cleaner {
  private final Secret key;
  private final Secret encoded;

  Cleaner(Secret key) {
    this.key = key;
    this.encoded =
        new Secret(URLEncoder.encode(key.reveal(), StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** A text, which may quote the service, as one line without the key. */
  String text(String text) {
    return ServiceText.oneLine(text, encoded, key);
  }

  /** The same failure with such a text. */
  CarbonException failure(CarbonException failure) {
    return new CarbonException(
        failure.kind(), text(failure.text()), failure.hint().orElse(null), failure.getCause());
  }
}
