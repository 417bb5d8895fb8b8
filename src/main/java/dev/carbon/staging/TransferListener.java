package dev.carbon.staging;

import java.util.List;

/**
 * Hears how a transfer of many objects goes on, in the thread that asked for it, one call at a
 * time. What it throws breaks the transfer off.
 *
 * @param <T> what one object becomes
 */
public interface TransferListener<T> {
  /** These have just become complete and verified. */
  void done(List<T> objects);

  /**
   * So much has moved; called a few times a second.
   *
   * @param bytes so far, also of objects that are not complete
   * @param totalBytes of all objects known so far
   * @param objects known so far
   */
  void moved(long bytes, long totalBytes, int objects);
}
