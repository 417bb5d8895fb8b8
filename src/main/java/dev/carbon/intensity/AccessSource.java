package dev.carbon.intensity;

/** A source that can say what may be read from it. */
public interface AccessSource {
  /**
   * Asks the service once, or as often as it takes, what may be read with the user's key.
   *
   * @throws dev.carbon.error.CarbonException CREDENTIALS when the key is rejected, UPSTREAM when
   *     the service does not answer
   */
  Access access();
}
