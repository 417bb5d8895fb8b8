package dev.carbon;

/** Entry point. */
public final class Main {
  private Main() {}

  /** Starts carbon. */
  public static void main(String[] args) {
    System.exit(args.length);
  }
}
