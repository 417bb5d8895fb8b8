package dev.carbon.cli.intensity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.intensity.GridReport;
import dev.carbon.intensity.GridReport.Entry;
import dev.carbon.intensity.GridReport.Missing;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.Place;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The figures as a document of the same shape as a ranking. */
final class IntensityJson implements IntensityView {
  private final DocumentPrinter printer;
  private final Duration maxAge;

  IntensityJson(DocumentPrinter printer, Duration maxAge) {
    this.printer = printer;
    this.maxAge = maxAge;
  }

  @Override
  public void show(GridReport report) {
    ObjectNode document = JsonDocument.create();
    RankingJson.putKind(document, report.kind());
    ArrayNode ranking = document.putArray("ranking");
    for (Entry entry : report.entries()) {
      put(ranking.addObject().put("rank", ranking.size()), entry, report.askedAt());
    }
    ArrayNode excluded = document.putArray("excluded");
    for (Missing missing : report.missing()) {
      ObjectNode entry = excluded.addObject();
      putPlace(entry, missing.place());
      entry.put("reason", missing.gap().reason().name());
      entry.put("message", missing.gap().message());
    }
    List<String> notes = new ArrayList<>(report.notes());
    notes.addAll(Gaps.in(report));
    RankingJson.putNotes(document, notes);
    printer.print(document);
  }

  private void put(ObjectNode json, Entry entry, Instant now) {
    putPlace(json, entry.place());
    RankingJson.putFigure(json, entry.intensity(), now);
    json.put("stale", entry.intensity().isStale(maxAge, now));
    entry
        .place()
        .region()
        .ifPresentOrElse(
            region -> RankingJson.putRegion(json, region, entry.intensity()),
            () -> json.putNull("pue").putNull("effectiveGramsPerKwh").putNull("carbonFreePercent"));
    json.putNull("pricePerHour").put("currency", "USD");
    entry.breakdown().ifPresent(mix -> putBreakdown(json, mix, now));
    entry.history().ifPresent(series -> SeriesJson.put(json, "history", series));
    entry.forecast().ifPresent(series -> SeriesJson.put(json, "forecast", series));
  }

  static void putPlace(ObjectNode json, Place place) {
    JsonDocument.put(json, "region", place.region().map(region -> region.id().value()));
    if (place.location() instanceof Coordinates point) {
      json.put("lat", point.latitude()).put("lon", point.longitude());
    } else if (place.region().isEmpty()) {
      json.putNull("lat").putNull("lon");
    }
    if (place.location() instanceof GridZone zone) {
      json.put("zone", zone.id());
    }
  }

  private static void putBreakdown(ObjectNode json, MixReading reading, Instant now) {
    if (!(reading instanceof MixReading.Mix known)) {
      json.putNull("breakdown");
      return;
    }
    PowerBreakdown mix = known.breakdown();
    ObjectNode breakdown = json.putObject("breakdown");
    breakdown.put("basis", mix.basis().word());
    breakdown.put("observedAt", mix.validFrom().toString());
    breakdown.put("ageSeconds", mix.age(now).toSeconds());
    JsonDocument.put(breakdown, "renewablePercent", mix.renewablePercent());
    JsonDocument.put(breakdown, "fossilFreePercent", mix.fossilFreePercent());
    breakdown.put("totalMegawatts", RankingJson.rounded(mix.totalMegawatts()));
    ObjectNode sources = breakdown.putObject("sources");
    mix.megawattsBySource()
        .forEach(
            (plant, megawatts) -> {
              ObjectNode source = sources.putObject(plant);
              source.put("megawatts", megawatts);
              OptionalDouble percent = mix.percent(plant);
              JsonDocument.put(
                  source, "percent", percent.stream().mapToObj(RankingJson::rounded).findFirst());
            });
  }
}
