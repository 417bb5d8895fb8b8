package dev.carbon.google;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the chatter of Google's libraries off stderr, which belongs to the person. */
public final class GoogleLogging {
  // Held here: the log manager itself keeps only weak references, and a level dies with its logger.
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("com.google"), Logger.getLogger("io.grpc"));

  private GoogleLogging() {}

  /** May be called often; takes effect once. */
  public static void silence() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
