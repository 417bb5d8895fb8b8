package dev.carbon.cli;

import dev.carbon.config.Setting;
import dev.carbon.error.Problems;
import dev.carbon.region.Machine;
import dev.carbon.region.Provisioning;
import dev.carbon.region.TpuSlice;
import dev.carbon.region.Workers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which machines a job runs on, and how they are lent. */
final class MachineOptions {
  @Option(
      names = "--machine",
      paramLabel = "TYPE",
      description = "Machine type (default: n1-standard-4, or the smallest for the accelerator).")
  private @Nullable String machine;

  @Option(
      names = "--accelerator",
      paramLabel = "NAME[:COUNT]",
      description = "Accelerator, such as t4, l4:2, a100 or NVIDIA_TESLA_V100.")
  private @Nullable String accelerator;

  @Option(
      names = "--topology",
      paramLabel = "AxB",
      description = "How TPU chips are arranged, such as 4x4; several machines if need be.")
  private @Nullable String topology;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "Number of such machines that work together (default: 1).")
  private @Nullable String replicas;

  @Option(
      names = "--spot",
      description = "Cheaper machines that may be taken away; the job is then restarted.")
  private boolean spot;

  @Option(
      names = "--flex-start",
      description = "Queue until all machines are there at once: L4, A100, H100, H200 and B200.")
  private boolean flexStart;

  /** How the machines are to be lent; both at once is no problem of this method. */
  Provisioning provisioning() {
    if (flexStart) {
      return Provisioning.FLEX_START;
    }
    return spot ? Provisioning.SPOT : Provisioning.STANDARD;
  }

  /** The machines; everything wrong becomes a problem. */
  Workers workers(Services services, Inputs inputs, Problems problems) {
    Machine hardware =
        new MachineInput(services.catalogue().hardware())
            .read(
                inputs.value(Setting.MACHINE, machine),
                inputs.value(Setting.ACCELERATOR, accelerator),
                Optional.ofNullable(topology),
                problems);
    int count = Inputs.count("--replicas", replicas, Workers.MOST, problems);
    if (count > 1 && hardware.isTpu()) {
      problems.add(
          "--replicas: Vertex AI gives a job one TPU machine; leave --replicas out, and ask for"
              + " more chips with --accelerator if it needs them");
    }
    if (spot && flexStart) {
      problems.add("--spot and --flex-start both say how machines are lent; leave one out");
    }
    if (spot && hardware.slice().filter(TpuSlice::isPod).isPresent()) {
      problems.add(
          "--spot: Vertex AI has no spot pods of TPUs, and "
              + hardware
              + " is one; leave it out, or ask for the TPUs of a single machine");
    }
    if (flexStart && !hardware.startsFlexibly()) {
      problems.add(
          "--flex-start: Vertex AI offers it for L4, A100, H100, H200 and B200 alone, not for "
              + hardware
              + "; leave it out, or add --accelerator, such as --accelerator l4");
    }
    return new Workers(hardware, count, provisioning());
  }
}
