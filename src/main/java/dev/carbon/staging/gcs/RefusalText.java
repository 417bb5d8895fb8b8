package dev.carbon.staging.gcs;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonErrorContainer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Cloud Storage's own words for a refusal. */
final class RefusalText {
  private RefusalText() {}

  /** The message of the error document; the status's own words when there is none. */
  static String of(HttpResponse reply) throws IOException {
    try {
      GoogleJsonErrorContainer document =
          GsonFactory.getDefaultInstance()
              .fromInputStream(
                  reply.getContent(), StandardCharsets.UTF_8, GoogleJsonErrorContainer.class);
      return Optional.ofNullable(document.getError())
          .map(GoogleJsonError::getMessage)
          .orElse(reply.getStatusMessage());
    } catch (IllegalArgumentException | com.google.gson.JsonParseException e) {
      return reply.getStatusMessage();
    }
  }
}
