package dev.carbon.intensity.cache;

/** A file holds nothing that can be used; never leaves this package. */
final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param why so that it reads after "the file was not used:"; quotes nothing of the file
   */
  Unusable(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
