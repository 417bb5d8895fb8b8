package dev.carbon.staging.gcs;

/** A part was asked for, and the whole is what comes. */
final class RangesIgnoredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RangesIgnoredException() {
    super("the server answers with the whole object, whatever part of it is asked for");
  }
}
