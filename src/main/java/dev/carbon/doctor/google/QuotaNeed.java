package dev.carbon.doctor.google;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.region.Accelerator;
import dev.carbon.region.Hardware;
import dev.carbon.region.Host;
import dev.carbon.region.MachineType;
import java.util.Optional;
import java.util.Set;

/**
 * How much of which quota a job takes.
 *
 * <p>The names of the metrics: those of N1 and E2 processors, of NVIDIA's GPUs up to the H100 Mega
 * and of the spot variants stand in the texts of quota errors; the others follow the same pattern,
 * which is an assumption. A name that Vertex AI does not know is told as unknown, never as none.
 *
 * @param metric without its service, such as {@code custom_model_training_nvidia_t4_gpus}
 * @param spotMetric the one that spot and flex-start jobs take; empty where there is none
 * @param amount at least 1
 */
public record QuotaNeed(String metric, Optional<String> spotMetric, int amount) {
  private static final String STANDARD = "custom_model_training_";
  private static final String SPOT = "custom_model_training_preemptible_";
  private static final String DEFAULT_MACHINE = "n1-standard-4";

  /** The machine families whose processors count by the metric without a family's name. */
  private static final Set<String> UNNAMED_FAMILIES = Set.of("n1", "e2");

  /**
   * The quota of the accelerators that the settings name, else that of the machine's processors. An
   * accelerator that nobody knows counts as none.
   */
  static QuotaNeed of(Settings settings, Hardware hardware) {
    String[] wanted = settings.text(Setting.ACCELERATOR).orElse("").split(":", 2);
    Optional<Accelerator> accelerator = hardware.accelerator(wanted[0]);
    if (accelerator.isPresent()) {
      int count = wanted.length == 2 && wanted[1].matches("[1-9]\\d{0,3}") ? number(wanted[1]) : 1;
      return ofAccelerator(accelerator.get(), count);
    }
    String machine = settings.text(Setting.MACHINE).orElse(DEFAULT_MACHINE);
    int processors =
        hardware.machine(machine).flatMap(MachineType::host).map(Host::vcpus).orElse(1);
    String family = machine.split("-", 2)[0];
    String unit = UNNAMED_FAMILIES.contains(family) ? "cpus" : family + "_cpus";
    return new QuotaNeed(STANDARD + unit, Optional.of(SPOT + unit), processors);
  }

  private static QuotaNeed ofAccelerator(Accelerator accelerator, int count) {
    String name = accelerator.name().replace('-', '_');
    if (accelerator.isTpu()) {
      return new QuotaNeed(STANDARD + name, Optional.empty(), count);
    }
    String unit = "nvidia_" + name + "_gpus";
    return new QuotaNeed(STANDARD + unit, Optional.of(SPOT + unit), count);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
