package dev.carbon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.placement.ExcludedRegion;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Region;
import dev.carbon.staging.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;

/** A ranking, and the figures in it, as they stand in every document. */
public final class RankingJson {
  /** Beyond it, a million times the value is no long. */
  private static final double MOST_ROUNDED = 9e12;

  private RankingJson() {}

  /** Adds {@code source}, {@code signal} and {@code accounting}. */
  public static void putKind(ObjectNode document, IntensityKind kind) {
    document.put("source", kind.source().value());
    document.put("signal", kind.signal().word());
    document.put("accounting", kind.accounting().word());
  }

  /** Adds {@code ranking} and {@code excluded}, and before them {@code data} if there is any. */
  public static void putRanking(ObjectNode document, Ranking ranking) {
    putData(document, ranking);
    ArrayNode ranked = document.putArray("ranking");
    for (RankedRegion region : ranking.ranked()) {
      ObjectNode entry = ranked.addObject();
      entry.put("rank", region.rank());
      entry.put("region", region.region().id().value());
      putFigure(entry, region.intensity(), ranking.rankedAt());
      putRegion(entry, region.region(), region.intensity());
      JsonDocument.put(
          entry,
          "pricePerHour",
          region.candidate().price().charged().map(each -> rounded(each.amount().value())));
      entry.put("currency", "USD");
      putMoreOfThePrice(entry, region.candidate().price());
      JsonDocument.put(
          entry, "score", region.score().stream().mapToObj(RankingJson::rounded).findFirst());
      JsonDocument.put(
          entry, "availability", region.candidate().accelerator().map(RankingText::availability));
      putMoreOfTheRegion(entry, region.region());
      putTransfer(entry, region);
    }
    putExcluded(document, ranking);
  }

  /** Adds {@code excluded}: who cannot take the job, and why. */
  public static void putExcluded(ObjectNode document, Ranking ranking) {
    ArrayNode excluded = document.putArray("excluded");
    for (ExcludedRegion region : ranking.excluded()) {
      ObjectNode entry = excluded.addObject();
      entry.put("region", region.region().value());
      entry.put("reason", region.reason().name());
      entry.put("message", region.message());
    }
  }

  /** Adds the spot price, of which day the prices are, and why a listed one is not told. */
  public static void putMoreOfThePrice(ObjectNode entry, HourlyPrice price) {
    JsonDocument.put(
        entry, "spotPricePerHour", price.spot().map(each -> rounded(each.amount().value())));
    JsonDocument.put(entry, "priceDate", price.asOf().map(LocalDate::toString));
    JsonDocument.put(entry, "priceDoubt", price.doubt());
  }

  private static void putMoreOfTheRegion(ObjectNode entry, Region region) {
    entry.put("pueBasis", region.pue().ofCampus() ? "campus" : "fleet");
    JsonDocument.put(entry, "pueYear", region.pue().year().map(Year::getValue));
    entry.put("lowCarbon", region.lowCarbon());
  }

  /** Adds {@code data}, what the job reads; nothing when it reads none. */
  public static void putData(ObjectNode document, Ranking ranking) {
    ranking.data().ifPresent(data -> putData(document.putObject("data"), data));
  }

  private static void putData(ObjectNode json, Dataset data) {
    json.put("location", data.location().id());
    json.put("gigabytes", data.gigabytes());
    JsonDocument.put(
        json,
        "objects",
        data.objects().isPresent() ? Optional.of(data.objects().getAsLong()) : Optional.empty());
  }

  /** Adds {@code transfer}, where the job's data is to be moved. */
  public static void putTransfer(ObjectNode entry, RankedRegion region) {
    region
        .candidate()
        .transfer()
        .ifPresent(
            transfer -> {
              ObjectNode json = entry.putObject("transfer");
              json.put("gigabytes", transfer.gigabytes());
              JsonDocument.put(json, "costUsd", transfer.cost().map(cost -> rounded(cost.value())));
              json.put("energyKwh", rounded(transfer.energy().value()));
              JsonDocument.put(
                  json, "carbonGrams", region.transferGrams().map(each -> rounded(each.value())));
            });
  }

  /** Adds {@code notes}: what a person should know of how the figures came about. */
  public static void putNotes(ObjectNode document, List<String> notes) {
    ArrayNode list = document.putArray("notes");
    notes.forEach(list::add);
  }

  /** Adds what a figure says: zone, value, time, age, estimation. */
  public static void putFigure(ObjectNode entry, Intensity figure, Instant now) {
    entry.put("zone", figure.zone().id());
    entry.put("gramsPerKwh", figure.value().value());
    entry.put("observedAt", figure.validFrom().toString());
    entry.put("ageSeconds", figure.age(now).toSeconds());
    entry.put("resolution", figure.resolution().toString());
    JsonDocument.put(entry, "estimated", figure.estimation().estimated());
    JsonDocument.put(entry, "estimationMethod", figure.estimation().method());
  }

  /** Adds what is known of the region itself. */
  public static void putRegion(ObjectNode entry, Region region, Intensity figure) {
    entry.put("pue", region.pue().value());
    entry.put("effectiveGramsPerKwh", rounded(figure.value().value() * region.pue().value()));
    JsonDocument.put(entry, "carbonFreePercent", region.carbonFreePercent());
  }

  /**
   * Six decimals: enough for a price a second, and no binary noise such as 32.699999999999996. What
   * is too large to be rounded so, or no number, stays as it is.
   */
  public static double rounded(double value) {
    return Math.abs(value) <= MOST_ROUNDED ? Math.round(value * 1e6) / 1e6 : value;
  }
}
