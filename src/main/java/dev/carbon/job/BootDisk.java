package dev.carbon.job;

/**
 * The disk that each machine of a job starts from.
 *
 * @param type such as {@code pd-ssd}
 * @param gigabytes 100 to 64000
 */
public record BootDisk(String type, int gigabytes) {
  /** What Vertex AI takes when nobody says. */
  public static final BootDisk DEFAULT = new BootDisk("pd-ssd", 100);

  private static final int LEAST = 100;
  private static final int MOST = 64_000;

  public BootDisk {
    if (gigabytes < LEAST || gigabytes > MOST) {
      throw new IllegalArgumentException("not the size of a boot disk: " + gigabytes);
    }
  }
}
