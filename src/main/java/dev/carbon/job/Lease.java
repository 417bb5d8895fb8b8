package dev.carbon.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carbon.staging.ObjectName;
import dev.carbon.staging.Upload;
import java.util.UUID;

/**
 * What lets one job of an attempt train, and no other: an object of the attempt's bucket that is
 * created once, by the bootstrap before it does anything else. The platform may make two jobs of
 * one request, and may make one long after it was asked.
 *
 * @param id of the attempt, unlike any other: 1 to 64 letters, digits and {@code -}
 */
public record Lease(String id) {
  /** Its object: a note, never an output. */
  public static final ObjectName NAME = new ObjectName(ObjectName.NOTES + "lease");

  private static final int LONGEST_ID = 64;

  public Lease {
    if (!id.matches("[A-Za-z0-9-]{1," + LONGEST_ID + "}")) {
      throw new IllegalArgumentException("no id of a lease");
    }
  }

  /** One that nobody has had. */
  public static Lease random() {
    return new Lease(UUID.randomUUID().toString());
  }

  /** As carbon takes it, so that no job of any attempt in this bucket trains from then on. */
  public static Upload closed() {
    return text("closed");
  }

  /** As that job takes it; Vertex AI tells a job the last part of its own name. */
  public Upload heldBy(JobHandle job) {
    return text(id + " " + job.name().substring(job.name().lastIndexOf('/') + 1));
  }

  /** As a job takes it that does not know its own name. */
  public Upload heldByAnyJob() {
    return text(id);
  }

  private static Upload text(String line) {
    return Upload.of(NAME, (line + "\n").getBytes(UTF_8));
  }
}
