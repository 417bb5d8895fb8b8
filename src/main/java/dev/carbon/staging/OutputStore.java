package dev.carbon.staging;

import dev.carbon.region.Location;
import java.util.List;
import java.util.Optional;

/**
 * The user's own bucket, as far as outputs go there. Nothing that is there is ever written over.
 *
 * <p>Every method blocks for a bounded time, but for a copy, which takes as long as it gets on; and
 * throws {@link dev.carbon.error.CarbonException}: UPSTREAM when the store cannot be reached or
 * answers wrongly, CREDENTIALS when it refuses this account. Safe for concurrent calls.
 */
public interface OutputStore {
  /**
   * Where the bucket lies: a region, a multi-region, or the name of another kind of place.
   *
   * @throws dev.carbon.error.CarbonException USAGE when there is no such bucket
   */
  Location location(DataAddress folder);

  /**
   * All objects in the folder, complete, in name order, with their full names.
   *
   * @throws dev.carbon.error.CarbonException USAGE when there is no such bucket
   */
  List<StoredObject> list(DataAddress folder);

  /**
   * Copies one version within the store, without its bytes coming here, and compares size and
   * checksum. An object with the same bytes that is there already is a success.
   *
   * @param bucket where the object is
   * @param target the bucket and full name of the copy
   * @throws dev.carbon.error.CarbonException OUTPUTS_NOT_VERIFIED when something else is there; it
   *     stays as it is
   */
  StoredObject copy(String bucket, StoredObject object, DataAddress target);

  /**
   * Writes a small object unless there is one of that name.
   *
   * @param object its bucket and full name
   * @return whether it holds these bytes now, also when it was there before; else another is there,
   *     which stays as it is
   */
  boolean create(DataAddress object, byte[] content);

  /** What is there under exactly that bucket and full name. */
  Optional<StoredObject> find(DataAddress object);

  /** The bytes of a small object; empty when there is none of that name. */
  Optional<byte[]> read(DataAddress object);

  /** Deletes exactly this version. One that is gone already is a success. */
  void delete(String bucket, StoredObject object);
}
