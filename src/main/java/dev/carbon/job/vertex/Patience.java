package dev.carbon.job.vertex;

import java.time.Duration;

/**
 * How long to wait for Vertex AI.
 *
 * @param create for the answer to a create, which is never repeated
 * @param call for the answer to one of the other calls
 * @param firstDelay before such a call is first repeated; each further one waits twice as long
 * @param total for such a call with all its repetitions
 */
public record Patience(Duration create, Duration call, Duration firstDelay, Duration total) {

  /** For the real service. */
  public static final Patience STANDARD =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofMillis(250),
          Duration.ofSeconds(30));
}
