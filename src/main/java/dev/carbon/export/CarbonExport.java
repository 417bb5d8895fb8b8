package dev.carbon.export;

/** Reads Google's own account of what a customer's use of Google Cloud emitted. */
public interface CarbonExport {
  /**
   * What the export holds for the months of the question. A month that it does not hold has no
   * rows. Blocks until all of it is read, for some minutes at most, and changes nothing.
   *
   * @throws dev.carbon.error.CarbonException CONFIGURATION when there is no such table or it is no
   *     such export; CREDENTIALS when the account may not read it; UPSTREAM when the service does
   *     not answer, refuses for another reason, or answers what is no part of an export;
   *     INTERRUPTED
   */
  ExportedFootprint read(ExportQuestion question);
}
