package dev.carbon.region;

/**
 * The machines of a job: so many of one kind, lent in one way.
 *
 * @param replicas at least 1
 */
public record Workers(Machine machine, int replicas, Provisioning provisioning) {
  /** Vertex AI's own limit is the project's quota; beyond this it is a slip of the keyboard. */
  public static final int MOST = 1000;

  public Workers {
    if (replicas < 1 || replicas > MOST) {
      throw new IllegalArgumentException("not a number of replicas: " + replicas);
    }
  }

  /** Machines that are lent as usual. */
  public Workers(Machine machine, int replicas) {
    this(machine, replicas, Provisioning.STANDARD);
  }

  /** A single machine, lent as usual. */
  public static Workers one(Machine machine) {
    return new Workers(machine, 1);
  }

  /** How many machines these are in all: several a replica where TPUs are wired over several. */
  public int machines() {
    return replicas * machine.machines();
  }

  /** The same machines, lent in another way. */
  public Workers lent(Provisioning other) {
    return new Workers(machine, replicas, other);
  }

  /** In words, the same for the same machines lent in the same way: {@code 2 x a2 (spot)}. */
  @Override
  public String toString() {
    String all = replicas == 1 ? machine.toString() : replicas + " x " + machine;
    return provisioning == Provisioning.STANDARD ? all : all + " (" + provisioning.word() + ")";
  }
}
