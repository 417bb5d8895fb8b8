package dev.carbon.placement;

import java.time.Clock;

class MemoryRefusalsTest extends RefusalMemoryContract {
  @Override
  protected RefusalMemory memory(Clock clock) {
    return new MemoryRefusals(clock);
  }
}
