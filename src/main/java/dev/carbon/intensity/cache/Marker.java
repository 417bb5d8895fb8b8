package dev.carbon.intensity.cache;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.SourceName;
import dev.carbon.shelf.Sealed;
import dev.carbon.shelf.Unusable;
import java.time.Instant;

/** What stands in the file that says when a source last gave a figure. */
final class Marker {
  private static final String LAST_SUCCESS = "lastSuccess";

  private Marker() {}

  static ObjectNode document(SourceName source, Instant lastSuccess) {
    return Sealed.document()
        .put("source", source.value())
        .put(LAST_SUCCESS, lastSuccess.toString());
  }

  /**
   * The moment in {@code content}.
   *
   * @throws Unusable when it is not to the byte as it was written for {@code source}, or lies after
   *     {@code now}
   */
  static Instant read(byte[] content, SourceName source, Instant now) throws Unusable {
    Instant moment =
        StrictJson.optionalInstant(Sealed.parse(content), LAST_SUCCESS)
            .orElseThrow(() -> new Unusable("it has no usable " + LAST_SUCCESS));
    Sealed.requireSame(content, document(source, moment));
    if (moment.isAfter(now)) {
      throw new Unusable("it was written in the future by this machine's clock");
    }
    return moment;
  }
}
