package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.Hardware;
import dev.carbon.region.MachineType;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootDiskTest {
  private static final Hardware HARDWARE = Hardware.bundled();

  @Test
  void knowsWhichMachinesStartFromOneKindOfDiskAlone() {
    for (String machine :
        List.of("a3-ultragpu-8g", "a4-highgpu-8g", "a4x-highgpu-4g", "g4-standard-48")) {
      assertEquals(List.of("hyperdisk-balanced"), types(machine), machine);
    }
    for (String machine : List.of("n1-standard-4", "e2-highmem-8", "c2-standard-4")) {
      assertEquals(List.of("pd-ssd", "pd-standard"), types(machine), machine);
    }
  }

  @Test
  void forbidsNothingWhereGoogleDocumentsNoLimit() {
    for (String machine : List.of("a3-highgpu-8g", "n2-standard-4", "n4-standard-4")) {
      assertEquals(BootDisk.TYPES, types(machine), machine);
    }
  }

  @Test
  void theUsualDiskOfEveryMachineIsOneThatItCanStartFrom() {
    for (MachineType machine : HARDWARE.machines()) {
      assertTrue(BootDisk.typesFor(machine).contains(BootDisk.usualType(machine)), machine.name());
    }
  }

  private static List<String> types(String machine) {
    return BootDisk.typesFor(HARDWARE.machine(machine).orElseThrow());
  }
}
