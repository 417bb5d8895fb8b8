package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding accelerators by name, and machines that carry them. */
class HardwareTest {
  private final Hardware hardware = Hardware.bundled();

  @ParameterizedTest
  @CsvSource({
    "l4, 1, g2-standard-4",
    "l4, 2, g2-standard-24",
    "a100, 1, a2-highgpu-1g",
    "a100-80gb, 1, a2-ultragpu-1g",
    "h100, 1, a3-highgpu-1g",
    "h100, 8, a3-highgpu-8g",
    "tpu-v5e, 4, ct5lp-hightpu-4t"
  })
  void findsTheSmallestMachineForAnAccelerator(String name, int count, String machine) {
    assertEquals(
        Optional.of(machine), hardware.smallestFor(request(name, count)).map(MachineType::name));
  }

  @Test
  void theSmallestMachineIsAStandardOneIfThereIsOneAndNoLargerThanAnyOther() {
    for (Accelerator accelerator : hardware.accelerators()) {
      for (int count = 1; count <= 16; count++) {
        AcceleratorRequest request = new AcceleratorRequest(accelerator, count);
        Optional<MachineType> smallest = hardware.smallestFor(request);
        assertEquals(hardware.machinesFor(request).findAny().isPresent(), smallest.isPresent());
        boolean standard =
            hardware.machinesFor(request).anyMatch(each -> each.name().contains("standard"));
        hardware
            .machinesFor(request)
            .filter(each -> !standard || each.name().contains("standard"))
            .forEach(each -> assertTrue(vcpus(smallest.orElseThrow()) <= vcpus(each)));
        smallest.ifPresent(each -> assertEquals(standard, each.name().contains("standard")));
      }
    }
  }

  @Test
  void findsNoMachineForACountThatNoneCarries() {
    assertEquals(Optional.empty(), hardware.smallestFor(request("l4", 3)));
    assertEquals(Optional.empty(), hardware.smallestFor(request("h100", 16)));
    assertThrows(IllegalArgumentException.class, () -> request("l4", 0));
  }

  @Test
  void anAcceleratorHasTwoNamesInAnyCase() {
    Optional<Accelerator> t4 = hardware.accelerator("t4");
    assertTrue(t4.isPresent());
    assertEquals(t4, hardware.accelerator("T4"));
    assertEquals(t4, hardware.accelerator("NVIDIA_TESLA_T4"));
    assertEquals(t4, hardware.accelerator("nvidia_tesla_t4"));
    assertEquals(Optional.empty(), hardware.accelerator("t5"));
    assertEquals(Optional.empty(), hardware.accelerator(""));
  }

  @Test
  void onlyAnN1MachineTakesGpusOneByOne() {
    assertTrue(hardware.machine("n1-standard-4").orElseThrow().takesAttachedAccelerators());
    assertFalse(hardware.machine("g2-standard-4").orElseThrow().takesAttachedAccelerators());
  }

  private static int vcpus(MachineType machine) {
    return machine.host().map(Host::vcpus).orElse(0);
  }

  private AcceleratorRequest request(String name, int count) {
    return new AcceleratorRequest(hardware.accelerator(name).orElseThrow(), count);
  }
}
