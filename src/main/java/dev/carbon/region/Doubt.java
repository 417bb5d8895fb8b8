package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import java.util.Locale;

/** Why a listed price is not used. */
enum Doubt {
  CHEAP_SPOT("spot price of %s, below a quarter of the price on demand"),
  DEAR_SPOT("spot price of %s, above the price on demand"),
  DEAR_ON_DEMAND("price of %s, far above that of us-central1"),
  OTHER_ON_DEMAND("price of %s, which seems to be that of flexible starts");

  private final String sentence;

  Doubt(String sentence) {
    this.sentence = sentence;
  }

  /** The doubt of that flag in the table of prices. */
  static Doubt of(String flag) {
    return valueOf(flag.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether only the spot price is doubtful. */
  boolean sparesOnDemand() {
    return this == CHEAP_SPOT || this == DEAR_SPOT;
  }

  /**
   * What the list says and why it is not believed, such as "a listed price of $1.13 an hour, far
   * above that of us-central1": the price of the list, without Vertex AI's fee, in cents.
   */
  String about(Row row) {
    double dollars = row.number(sparesOnDemand() ? "spot_usd_per_hour" : "usd_per_hour");
    String unit = row.text("kind").equals("machine") ? "an hour" : "an hour for each chip";
    String amount = String.format(Locale.ROOT, "$%.2f %s", dollars, unit);
    return "a listed " + String.format(Locale.ROOT, sentence, amount);
  }
}
