package dev.carbon.placement.memory;

import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.RefusalMemoryContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class DiskRefusalsContractTest extends RefusalMemoryContract {
  @TempDir private Path home;

  @Override
  protected RefusalMemory memory(Clock clock) {
    return new DiskRefusals(home, clock, line -> {});
  }
}
