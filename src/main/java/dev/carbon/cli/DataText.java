package dev.carbon.cli;

import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Transfer;
import dev.carbon.staging.Dataset;
import dev.carbon.unit.Numbers;

/** The data of a job, and moving it, as people read it. */
public final class DataText {
  private DataText() {}

  /** How much it is: 500 GB, 0.25 GB. */
  public static String size(Dataset data) {
    return Numbers.plain(data.gigabytes()) + " GB";
  }

  /** What the columns of {@link RankingTable} say, in one line. */
  public static String legend(Dataset data) {
    return "Data: what moving "
        + size(data)
        + " from "
        + data.location()
        + " costs and emits once, at list price and an assumed "
        + Numbers.plain(Transfer.KWH_PER_GIGABYTE)
        + " kWh/GB; part of the order unless noted.";
  }

  /** That the figures of a table hold the transfer, in one line. */
  public static String included(Dataset data) {
    return "Data: energy, grams and dollars include moving "
        + size(data)
        + " from "
        + data.location()
        + " once, at list price and an assumed "
        + Numbers.plain(Transfer.KWH_PER_GIGABYTE)
        + " kWh/GB; litres do not.";
  }

  /** What moving it there costs, in US dollars: a question mark when that is not known. */
  static String cost(RankedRegion region) {
    return region
        .candidate()
        .transfer()
        .flatMap(Transfer::cost)
        .map(cost -> FootprintText.money(cost.value()))
        .orElse("?");
  }

  /** What moving it there emits, in grams: a question mark when that is not known. */
  static String grams(RankedRegion region) {
    return region.transferGrams().map(each -> FootprintText.amount(each.value())).orElse("?");
  }
}
