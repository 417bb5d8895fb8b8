package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import java.util.Locale;

/** Why a listed price is not used. */
enum Doubt {
  CHEAP_SPOT("spot price of $%s, below a quarter of the one on demand"),
  DEAR_SPOT("spot price of $%s, above the one on demand"),
  DEAR_ON_DEMAND("price of $%s, far above that of us-central1"),
  OTHER_ON_DEMAND("price of $%s, which seems to be that of flexible starts");

  private final String sentence;

  Doubt(String sentence) {
    this.sentence = sentence;
  }

  static Doubt of(String flag) {
    return valueOf(flag.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether only the spot price is doubtful. */
  boolean sparesOnDemand() {
    return this == CHEAP_SPOT || this == DEAR_SPOT;
  }

  /** What the list says and why it is not believed. */
  String about(Row row) {
    String column = sparesOnDemand() ? "spot_usd_per_hour" : "usd_per_hour";
    return "a listed " + String.format(Locale.ROOT, sentence, row.text(column));
  }
}
