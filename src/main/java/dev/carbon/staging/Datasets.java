package dev.carbon.staging;

/** Finds out where data lies and how much it is. Changes nothing. */
public interface Datasets {
  /**
   * Looks at the data. Blocks for a bounded time.
   *
   * @param project of Google Cloud that asks
   * @throws dev.carbon.error.CarbonException USAGE when there is no such bucket, nothing in it
   *     under that name, or too much to be counted; CREDENTIALS when this account may not look;
   *     UPSTREAM when the store cannot be reached, answers wrongly or takes too long
   */
  Dataset find(DataAddress address, String project);
}
