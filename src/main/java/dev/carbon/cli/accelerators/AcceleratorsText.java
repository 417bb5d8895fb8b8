package dev.carbon.cli.accelerators;

import dev.carbon.placement.AcceleratorOffer;
import dev.carbon.placement.AcceleratorOverview;
import dev.carbon.placement.AcceleratorProfile;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import java.util.Optional;

/** All accelerators as a table. */
final class AcceleratorsText implements AcceleratorsView {
  private final Terminal terminal;
  private final double feePercent;

  /**
   * @param feePercent that the prices have on top of the listed ones
   */
  AcceleratorsText(Terminal terminal, double feePercent) {
    this.terminal = terminal;
    this.feePercent = feePercent;
  }

  @Override
  public void show(AcceleratorOverview overview) {
    Table table = new Table().words("NAME").numbers("MEMORY").words("WATTS");
    table.words("MACHINE").numbers("COUNT").words("REGIONS").numbers("$/h").numbers("g/h");
    table.words("CLEANEST").words("LOWEST $/h");
    overview.accelerators().forEach(profile -> table.row(cells(profile)));
    table.lines(terminal.resultStyle()::bold).forEach(terminal::result);
    terminal.tell("");
    terminal.tell(
        "Memory and watts of one chip: the mean under training load, else the most it draws;"
            + " system: the host's share is inside.");
    terminal.tell(
        "$/h and g/h of the smallest machine, with so many of it, in the cleanest region.");
    AcceleratorWords.remarks(overview, feePercent).forEach(terminal::tell);
  }

  private static String[] cells(AcceleratorProfile profile) {
    Optional<AcceleratorOffer> cleanest = profile.cleanest();
    return new String[] {
      profile.accelerator().name(),
      AcceleratorWords.memory(profile.accelerator()),
      AcceleratorWords.watts(profile),
      profile.smallest().machine().type().name(),
      profile
          .smallest()
          .machine()
          .accelerator()
          .map(AcceleratorRequest::count)
          .map(String::valueOf)
          .orElse(""),
      AcceleratorWords.regions(profile),
      AcceleratorWords.price(cleanest),
      AcceleratorWords.grams(cleanest),
      AcceleratorWords.region(cleanest),
      lowest(profile.cheapest())
    };
  }

  private static String lowest(Optional<AcceleratorOffer> cheapest) {
    return cheapest.isEmpty()
        ? "?"
        : AcceleratorWords.price(cheapest) + " " + AcceleratorWords.region(cheapest);
  }
}
