package dev.carbon.unit;

/** A token, key or password: it prints as {@code ***} and is revealed only where it is sent. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The secret itself; call this only to hand it to the host it belongs to. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
