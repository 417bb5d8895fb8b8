package dev.carbon.region;

/**
 * So many of one accelerator on a machine.
 *
 * @param count at least 1
 */
public record AcceleratorRequest(Accelerator accelerator, int count) {
  public AcceleratorRequest {
    if (count < 1) {
      throw new IllegalArgumentException("not a number of accelerators: " + count);
    }
  }

  /** How many chips these are, each with its own watts and price. */
  public double chips() {
    return (double) count / accelerator.countsPerChip();
  }

  /** So many times as many. */
  AcceleratorRequest times(int factor) {
    return new AcceleratorRequest(accelerator, Math.multiplyExact(count, factor));
  }

  /** As {@code --accelerator} takes it: {@code l4:1}. */
  public String word() {
    return accelerator.name() + ":" + count;
  }

  @Override
  public String toString() {
    return count + " x " + accelerator.name();
  }
}
