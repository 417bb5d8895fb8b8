package dev.carbon.cli.task;

import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.placement.Pin;
import dev.carbon.region.RegionId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of Cloud KMS, by its full name.
 *
 * @param region that it lies in: Vertex AI takes a key only "in the same region as where the
 *     compute resource is created" (reference of its EncryptionSpec)
 */
record KmsKey(String name, RegionId region) {
  private static final String ID = "[a-zA-Z0-9_-]{1,63}";
  private static final Pattern SHAPE =
      Pattern.compile(
          "projects/[a-z0-9.:-]{1,64}/locations/([a-z0-9-]{1,64})/keyRings/"
              + ID
              + "/cryptoKeys/"
              + ID);

  /** The key; one of another shape, or of no single region, becomes a problem. */
  static Optional<KmsKey> read(Value value, Problems problems) {
    Matcher matcher = SHAPE.matcher(value.text());
    if (!matcher.matches()) {
      problems.add(
          value.origin()
              + ": '"
              + value.text()
              + "' is no key; write projects/P/locations/REGION/keyRings/R/cryptoKeys/K");
      return Optional.empty();
    }
    String location = matcher.group(1);
    if (!RegionId.isWellFormed(location)) {
      problems.add(
          value.origin()
              + ": the key lies in "
              + location
              + ", and Vertex AI takes only one that lies in the job's own region; name such a key");
      return Optional.empty();
    }
    return Optional.of(new KmsKey(value.text(), new RegionId(location)));
  }

  /** It keeps the job in its region. */
  Pin pin() {
    return new Pin("the key", region);
  }
}
