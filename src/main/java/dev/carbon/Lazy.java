package dev.carbon;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a thing when it is first asked for, and then keeps it. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  private Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  static <T> Lazy<T> of(Supplier<T> maker) {
    return new Lazy<>(maker);
  }

  @Override
  public synchronized T get() {
    T present = made;
    if (present == null) {
      present = maker.get();
      made = present;
    }
    return present;
  }
}
