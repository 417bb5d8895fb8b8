package dev.carbon.cli.accelerators;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.cli.RankingText;
import dev.carbon.footprint.AcceleratorPower;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.placement.AcceleratorOffer;
import dev.carbon.placement.AcceleratorOverview;
import dev.carbon.placement.AcceleratorProfile;
import dev.carbon.placement.Ranking;
import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.MachineType;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The accelerators as a document. */
final class AcceleratorsJson implements AcceleratorsView {
  private final DocumentPrinter printer;

  AcceleratorsJson(DocumentPrinter printer) {
    this.printer = printer;
  }

  @Override
  public void show(AcceleratorOverview overview) {
    ObjectNode document = JsonDocument.create();
    Optional<IntensityKind> kind = overview.grids().map(Ranking::kind);
    JsonDocument.put(document, "source", kind.map(each -> each.source().value()));
    JsonDocument.put(document, "signal", kind.map(each -> each.signal().word()));
    JsonDocument.put(document, "accounting", kind.map(each -> each.accounting().word()));
    ArrayNode entries = document.putArray("accelerators");
    overview.accelerators().forEach(each -> put(entries.addObject(), each));
    RankingJson.putNotes(document, overview.notes());
    printer.print(document);
  }

  private static void put(ObjectNode json, AcceleratorProfile profile) {
    putAccelerator(json, profile.accelerator());
    putWatts(json.putObject("watts"), profile.power());
    putWords(json, "machineTypes", profile.machines().stream().map(MachineType::name).toList());
    json.put("defaultMachineType", profile.smallest().machine().type().name());
    JsonDocument.put(
        json,
        "defaultCount",
        profile.smallest().machine().accelerator().map(AcceleratorRequest::count));
    ArrayNode counts = json.putArray("counts");
    profile.counts().forEach(counts::add);
    ObjectNode topologies = json.putObject("tpuTopologies");
    profile.machines().stream()
        .filter(machine -> !machine.tpuTopologies().isEmpty())
        .forEach(machine -> putWords(topologies, machine.name(), machine.tpuTopologies()));
    json.put("currency", "USD");
    putOffer(json, "cleanest", profile.cleanest());
    putOffer(json, "cheapest", profile.cheapest());
    ArrayNode regions = json.putArray("regions");
    profile.offers().forEach(offer -> putOffer(regions.addObject(), offer));
  }

  private static void putAccelerator(ObjectNode json, Accelerator accelerator) {
    json.put("name", accelerator.name());
    JsonDocument.put(json, "vertexType", accelerator.vertexType());
    putWords(json, "aliases", accelerator.aliases().stream().sorted().toList());
    JsonDocument.put(json, "memoryGb", accelerator.memoryGb());
    json.put("countsPerChip", accelerator.countsPerChip());
  }

  private static void putWatts(ObjectNode json, Optional<AcceleratorPower> power) {
    JsonDocument.put(
        json, "idle", power.map(AcceleratorPower::idle).orElseGet(OptionalDouble::empty));
    JsonDocument.put(
        json, "mean", power.map(AcceleratorPower::mean).orElseGet(OptionalDouble::empty));
    JsonDocument.put(
        json, "max", power.map(AcceleratorPower::max).orElseGet(OptionalDouble::empty));
    JsonDocument.put(json, "scope", power.map(each -> word(each.scope())));
    JsonDocument.put(json, "basis", power.map(each -> word(each.basis())));
  }

  private static void putOffer(ObjectNode json, String key, Optional<AcceleratorOffer> offer) {
    if (offer.isPresent()) {
      putOffer(json.putObject(key), offer.get());
    } else {
      json.putNull(key);
    }
  }

  private static void putOffer(ObjectNode json, AcceleratorOffer offer) {
    json.put("region", offer.region().id().value());
    json.put("availability", RankingText.availability(offer.availability()));
    JsonDocument.put(
        json,
        "pricePerHour",
        offer.candidate().price().onDemand().map(each -> rounded(each.amount().value())));
    RankingJson.putMoreOfThePrice(json, offer.candidate().price());
    JsonDocument.put(
        json,
        "effectiveGramsPerKwh",
        offer.effective().map(GramsPerKwh::value).map(AcceleratorsJson::rounded));
    JsonDocument.put(
        json,
        "carbonGramsPerHour",
        offer.perHour().map(Grams::value).map(AcceleratorsJson::rounded));
    putFigure(json, offer.intensity());
  }

  private static void putFigure(ObjectNode json, Optional<Intensity> figure) {
    JsonDocument.put(json, "observedAt", figure.map(each -> each.validFrom().toString()));
    JsonDocument.put(json, "resolution", figure.map(each -> each.resolution().toString()));
    JsonDocument.put(json, "estimated", figure.flatMap(each -> each.estimation().estimated()));
  }

  private static double rounded(double value) {
    return RankingJson.rounded(value);
  }

  private static void putWords(ObjectNode json, String key, Collection<String> words) {
    ArrayNode array = json.putArray(key);
    words.forEach(array::add);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
