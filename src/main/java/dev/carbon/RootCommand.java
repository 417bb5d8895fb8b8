package dev.carbon;

import picocli.CommandLine.Command;

/** The word {@code carbon} itself; what it does is in its subcommands. */
@Command(
    name = "carbon",
    description = "Train where the electricity is cleanest.",
    footer = {
      "",
      "Examples:",
      "  carbon train task.py --regions us-central1,europe-west4",
      "  carbon regions --regions eu",
      "  carbon estimate --hours 3 --accelerator l4",
      "  carbon intensity --zone DE",
      "",
      "More: carbon help environment | exit-codes | json"
    })
final class RootCommand {}
