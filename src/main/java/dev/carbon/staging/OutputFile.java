package dev.carbon.staging;

/**
 * An output that lies at home, verified.
 *
 * @param path below the output folder, with {@code /} between its parts
 * @param object the version in the bucket that it is a copy of
 */
public record OutputFile(String path, StoredObject object) {
  /** The same file, seen from the folder above; an empty name stands for the folder itself. */
  public OutputFile below(String folder) {
    return folder.isEmpty() ? this : new OutputFile(folder + "/" + path, object);
  }
}
