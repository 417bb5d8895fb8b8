package dev.carbon.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer in JSON.
 *
 * @param status HTTP status: 200 to 299, or 400 to 499 for a refusal that the caller interprets
 * @param body the whole body, parsed strictly; read it with {@link StrictJson}. Missing when this
 *     is a refusal that is not JSON, which only a request that takes such gets
 * @param serverDate the server's clock when it answered, if it said so
 */
public record JsonReply(int status, JsonNode body, Optional<Instant> serverDate) {
  /** Whether the service did what was asked. */
  public boolean isSuccess() {
    return status < 300;
  }
}
