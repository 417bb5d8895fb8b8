package dev.carbon.region;

/**
 * The machines of a job: so many of one kind.
 *
 * @param replicas at least 1
 */
public record Workers(Machine machine, int replicas) {
  /** Vertex AI's own limit is the project's quota; beyond this it is a slip of the keyboard. */
  public static final int MOST = 1000;

  public Workers {
    if (replicas < 1 || replicas > MOST) {
      throw new IllegalArgumentException("not a number of replicas: " + replicas);
    }
  }

  /** A single machine. */
  public static Workers one(Machine machine) {
    return new Workers(machine, 1);
  }

  @Override
  public String toString() {
    return replicas == 1 ? machine.toString() : replicas + " x " + machine;
  }
}
