package dev.carbon.doctor;

import java.util.List;
import java.util.function.Supplier;

/** A checkup that does what it is told, and finds what that returns. */
record FakeCheckup(String name, Supplier<String> work) implements Checkup {
  static FakeCheckup finding(String name, String message) {
    return new FakeCheckup(name, () -> message);
  }

  static FakeCheckup failing(String name, RuntimeException error) {
    return new FakeCheckup(
        name,
        () -> {
          throw error;
        });
  }

  @Override
  public List<Check> run() {
    return List.of(Check.ok(name, work.get()));
  }
}
