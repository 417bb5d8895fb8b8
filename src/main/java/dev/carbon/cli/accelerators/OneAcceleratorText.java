package dev.carbon.cli.accelerators;

import dev.carbon.cli.RankingRemarks;
import dev.carbon.cli.RankingText;
import dev.carbon.placement.AcceleratorOffer;
import dev.carbon.placement.AcceleratorOverview;
import dev.carbon.placement.AcceleratorProfile;
import dev.carbon.region.MachineType;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One accelerator as people read it: what it is, and a table of the regions that offer it. */
final class OneAcceleratorText implements AcceleratorsView {
  private static final int LABEL_WIDTH = 12;
  private static final int FACT_WIDTH = 100;

  private final Terminal terminal;
  private final double feePercent;

  /**
   * @param feePercent that the prices have on top of the listed ones
   */
  OneAcceleratorText(Terminal terminal, double feePercent) {
    this.terminal = terminal;
    this.feePercent = feePercent;
  }

  @Override
  public void show(AcceleratorOverview overview) {
    overview.accelerators().forEach(this::show);
    terminal.tell("");
    terminal.tell(
        "Effective = g/kWh x PUE, the cleanest first; within 1 % of each other they stand by price.");
    AcceleratorWords.remarks(overview, feePercent).forEach(terminal::tell);
    overview.accelerators().stream()
        .flatMap(profile -> profile.offers().stream())
        .flatMap(offer -> doubt(offer).stream())
        .forEach(terminal::tell);
  }

  private void show(AcceleratorProfile profile) {
    terminal.result(terminal.resultStyle().bold(profile.accelerator().name()));
    facts(profile).forEach(terminal::result);
    terminal.result("");
    regions(profile).lines(terminal.resultStyle()::bold).forEach(terminal::result);
  }

  private static List<String> facts(AcceleratorProfile profile) {
    List<String> lines = new ArrayList<>();
    lines.addAll(fact("Vertex AI", profile.accelerator().vertexType().orElse("by machine type")));
    if (!profile.accelerator().aliases().isEmpty()) {
      lines.addAll(
          fact(
              "also",
              String.join(", ", profile.accelerator().aliases().stream().sorted().toList())));
    }
    lines.addAll(fact("memory", AcceleratorWords.memory(profile.accelerator())));
    lines.addAll(fact("watts", AcceleratorWords.allWatts(profile)));
    lines.addAll(
        fact(
            "counts",
            profile.counts().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (profile.accelerator().countsPerChip() > 1 ? " cores, two on a chip" : "")));
    lines.addAll(
        fact(
            "machines",
            profile.machines().stream()
                .map(OneAcceleratorText::machine)
                .collect(Collectors.joining(", "))));
    lines.addAll(fact("priced as", profile.smallest().toString()));
    return lines;
  }

  /** The machine's name, with the arrangements of chips that it comes in. */
  private static String machine(MachineType machine) {
    return machine.tpuTopologies().isEmpty()
        ? machine.name()
        : machine.name() + " (" + String.join(" ", machine.tpuTopologies()) + ")";
  }

  private static List<String> fact(String label, String text) {
    String gap = " ".repeat(LABEL_WIDTH + 2);
    List<String> wrapped = Wrapped.lines(text, FACT_WIDTH - LABEL_WIDTH);
    List<String> lines = new ArrayList<>();
    for (String line : wrapped) {
      lines.add(
          lines.isEmpty()
              ? "  " + label + gap.substring(label.length() + 2) + line
              : gap + line.strip());
    }
    return lines;
  }

  private static Table regions(AcceleratorProfile profile) {
    Table table = new Table().words("REGION").words("OFFERED").numbers("$/h").numbers("SPOT");
    table.numbers("EFFECTIVE").numbers("g/h");
    for (AcceleratorOffer offer : profile.offers()) {
      table.row(
          offer.region().id().value(),
          RankingText.availability(offer.availability()),
          RankingText.price(offer.candidate().price().onDemand()),
          RankingText.price(offer.candidate().price().spot()),
          offer.effective().map(each -> RankingText.grams(each.value())).orElse("?"),
          AcceleratorWords.grams(Optional.of(offer)));
    }
    return table;
  }

  private static Optional<String> doubt(AcceleratorOffer offer) {
    return RankingRemarks.doubt(offer.region().id().value(), offer.candidate().price());
  }
}
