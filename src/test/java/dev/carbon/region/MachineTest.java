package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final Hardware HARDWARE = Hardware.bundled();

  @Test
  void tellsTpuMachinesFromAllOthers() {
    Set<String> families = new TreeSet<>();
    for (MachineType type : HARDWARE.machines()) {
      if (new Machine(type, Optional.empty()).isTpu()) {
        families.add(type.name().split("-", 2)[0]);
      }
    }
    assertEquals(Set.of("cloud", "ct5lp", "ct6e", "tpu7x"), families);
  }

  @Test
  void isATpuMachineForItsAcceleratorToo() {
    AcceleratorRequest chips =
        new AcceleratorRequest(HARDWARE.accelerator("tpu-v5e").orElseThrow(), 3);
    MachineType plain = HARDWARE.machine("n1-standard-4").orElseThrow();

    assertTrue(new Machine(plain, Optional.of(chips)).isTpu());
  }
}
