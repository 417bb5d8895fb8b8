package dev.carbon.doctor;

import dev.carbon.error.CarbonException;
import java.util.List;

/** Looks at one thing that carbon's work depends on. */
public interface Checkup {
  /** What it looks at, as its checks are called. */
  String name();

  /**
   * Looks, and says what was found. May block: whoever runs it knows when to stop waiting, and
   * interrupts it then.
   *
   * @throws CarbonException when what it looks at does not work; {@link #check} judges that
   */
  List<Check> run();

  /** What it means when {@link #run} fails or gives no answer in time: a failed check. */
  default Check check(CarbonException failure) {
    return Check.failed(name(), failure);
  }
}
