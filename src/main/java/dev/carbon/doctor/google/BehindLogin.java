package dev.carbon.doctor.google;

import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.error.CarbonException;
import java.util.List;
import java.util.Optional;

/** A checkup that is no use without a login; why there is none is told once, by another. */
record BehindLogin(Checkup checkup, Entry entry) implements Checkup {
  @Override
  public String name() {
    return checkup.name();
  }

  @Override
  public List<Check> run() {
    return entry.obstacle().isPresent()
        ? List.of(Check.warning(name(), "not checked: no token", Optional.empty()))
        : checkup.run();
  }

  @Override
  public Check check(CarbonException failure) {
    return checkup.check(failure);
  }
}
