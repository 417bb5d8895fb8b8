package dev.carbon.intensity.trace;

import dev.carbon.error.ForeignText;

/** A row of a trace cannot be used; never leaves this package. */
final class BadRow extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int MOST_CHARACTERS = 40;

  private BadRow(String why) {
    super(why);
  }

  /**
   * @param why so that it reads after the file's name and the line, and says what would be right
   */
  static BadRow because(String why) {
    return new BadRow(why);
  }

  /**
   * @param why so that it reads after the column and the text of its cell
   */
  static BadRow of(String column, String cell, String why) {
    return new BadRow(column + " '" + ForeignText.oneLine(cell, MOST_CHARACTERS) + "' " + why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
