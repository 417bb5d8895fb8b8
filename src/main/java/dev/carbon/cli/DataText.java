package dev.carbon.cli;

import dev.carbon.placement.Transfer;
import dev.carbon.staging.Dataset;
import dev.carbon.unit.Grams;
import dev.carbon.unit.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The data of a job, and moving it, as people read it. */
public final class DataText {
  private DataText() {}

  /** How much it is: 500 GB, 0.25 GB. */
  public static String size(Dataset data) {
    return Numbers.plain(data.gigabytes()) + " GB";
  }

  /** What the columns of {@link #cells} say, in one line. */
  public static String legend(Dataset data) {
    return "Data: what moving "
        + size(data)
        + " from "
        + data.location()
        + " costs and emits once, at list price and an assumed "
        + Numbers.plain(Transfer.KWH_PER_GIGABYTE)
        + " kWh/GB; part of the order unless noted.";
  }

  /** The US dollars and the grams of a transfer, a question mark for what is not known. */
  static List<String> cells(Transfer transfer, Optional<Grams> grams) {
    return List.of(
        transfer.cost().map(cost -> String.format(Locale.ROOT, "%.2f", cost.value())).orElse("?"),
        grams.map(each -> RankingText.grams(each.value())).orElse("?"));
  }
}
