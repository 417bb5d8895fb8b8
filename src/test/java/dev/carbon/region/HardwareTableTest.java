package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tables of accelerators and machine types that ship with carbon. */
class HardwareTableTest {
  private final Hardware hardware = Hardware.bundled();

  @Test
  void noWordMeansTwoAccelerators() {
    Map<String, Accelerator> meaning = new HashMap<>();
    for (Accelerator accelerator : hardware.accelerators()) {
      for (String word : words(accelerator)) {
        Accelerator first = meaning.putIfAbsent(word, accelerator);
        assertTrue(first == null || first.equals(accelerator), word + " is " + first + " too");
        assertEquals(accelerator, hardware.accelerator(word).orElseThrow(), word);
      }
    }
  }

  @Test
  void everyAcceleratorHasAKnownMemoryThatAChipCanHave() {
    for (Accelerator accelerator : hardware.accelerators()) {
      double gb = accelerator.memoryGb().orElseThrow();
      assertTrue(gb >= 8 && gb <= 192, accelerator.toString());
    }
  }

  @Test
  void aNameThatTellsTheMemoryTellsItRight() {
    assertEquals(80, memory("a100-80gb"));
    assertEquals(40, memory("a100-40gb"));
    assertEquals(80, memory("h100-80gb"));
    assertEquals(80, memory("h100-mega-80gb"));
    assertEquals(141, memory("h200-141gb"));
  }

  /** A v2-8 has 64 GB and a v3-8 has 128 GB on its four chips. */
  @Test
  void theMemoryOfATpuIsThatOfAChipAlsoWhereItsCoresAreCounted() {
    assertEquals(64, memory("tpu-v2") * eight("tpu-v2").chips());
    assertEquals(128, memory("tpu-v3") * eight("tpu-v3").chips());
    assertEquals(8 * 16, memory("tpu-v5e") * eight("tpu-v5e").chips());
  }

  @Test
  void everyAcceleratorHasAMachine() {
    for (Accelerator accelerator : hardware.accelerators()) {
      assertTrue(
          hardware.machines().stream()
              .anyMatch(machine -> machine.accelerators().containsKey(accelerator)),
          accelerator.toString());
    }
  }

  @Test
  void everyMachineCarriesOnlyKnownAccelerators() {
    for (CsvResource.Row row : CsvResource.rows(Hardware.class, "machine_types.csv")) {
      row.optional("accelerator")
          .ifPresent(name -> assertTrue(hardware.accelerator(name).isPresent(), row.toString()));
    }
  }

  @Test
  void theRowsOfAMachineAgreeOnItsHost() {
    Map<String, List<String>> hosts = new HashMap<>();
    for (CsvResource.Row row : CsvResource.rows(Hardware.class, "machine_types.csv")) {
      List<String> host = List.of(row.text("vcpus"), row.text("memory_gb"), row.text("cpu"));
      assertEquals(
          host, hosts.merge(row.text("machine"), host, (first, next) -> first), row.toString());
    }
  }

  @Test
  void onlyTheMachineOfTpuV2AndV3HasAnUnknownHost() {
    assertEquals(
        List.of("cloud-tpu"),
        hardware.machines().stream()
            .filter(machine -> machine.host().isEmpty())
            .map(MachineType::name)
            .toList());
  }

  /** Those whose cores are counted are asked for by the count alone. */
  @Test
  void exactlyTheTpusThatAreCountedByTheChipHaveATopology() {
    for (MachineType machine : hardware.machines()) {
      boolean tpu =
          machine.accelerators().keySet().stream()
              .anyMatch(each -> each.name().startsWith("tpu") && each.countsPerChip() == 1);
      assertEquals(tpu, !machine.tpuTopologies().isEmpty(), machine.toString());
    }
  }

  @Test
  void theFirstTopologyIsThatOfOneMachineAndTheOthersAreOfSeveral() {
    for (MachineType machine : hardware.machines()) {
      if (!machine.tpuTopologies().isEmpty()) {
        Set<Integer> ofOne = Set.of(chipsOf(machine.tpuTopologies().get(0)));
        assertEquals(List.of(ofOne), List.copyOf(machine.accelerators().values()), machine.name());
        int one = ofOne.iterator().next();
        for (String several : machine.tpuTopologies().subList(1, machine.tpuTopologies().size())) {
          assertTrue(chipsOf(several) > one && chipsOf(several) % one == 0, machine.name());
        }
      }
    }
  }

  private static int chipsOf(String topology) {
    return Arrays.stream(topology.split("x", -1))
        .mapToInt(Integer::parseInt)
        .reduce(1, (product, side) -> product * side);
  }

  private static Set<String> words(Accelerator accelerator) {
    Set<String> words = new TreeSet<>(accelerator.aliases());
    words.add(accelerator.name());
    accelerator.vertexType().ifPresent(type -> words.add(type.toLowerCase(Locale.ROOT)));
    return words;
  }

  private double memory(String name) {
    return hardware.accelerator(name).orElseThrow().memoryGb().orElseThrow();
  }

  private AcceleratorRequest eight(String name) {
    return new AcceleratorRequest(hardware.accelerator(name).orElseThrow(), 8);
  }
}
