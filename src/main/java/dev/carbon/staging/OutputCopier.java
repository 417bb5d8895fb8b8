package dev.carbon.staging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Brings the outputs of a run into the user's own folder in the cloud, within the store, each
 * verified by size and crc32c; and finds what a job has written there itself.
 */
public final class OutputCopier {
  private static final int CONCURRENCY = 16;

  private final OutputStore store;
  private final DataAddress folder;

  /** A copier into one folder. */
  public OutputCopier(OutputStore store, DataAddress folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * Copies every object of the bucket that is wanted until two listings in a row agree; what lies
   * below {@link ObjectName#OUTPUT} loses that prefix.
   *
   * @throws dev.carbon.error.CarbonException OUTPUTS_NOT_VERIFIED when any of them is not proven to
   *     be there; the bucket is as it was
   */
  public List<OutputFile> copy(
      Stager stager,
      Bucket bucket,
      Predicate<StoredObject> wanted,
      TransferListener<OutputFile> listener) {
    List<OutputFile> files = new ArrayList<>();
    Set<StoredObject> done = new HashSet<>();
    OutputRounds.settle(
        () -> stager.list(bucket),
        object -> wanted.test(object) && !done.contains(object),
        missing -> {
          files.addAll(copied(bucket.name().value(), missing, listener));
          done.addAll(missing);
        });
    return List.copyOf(files);
  }

  /** What the job wrote into the folder itself, once two listings in a row agree. */
  public List<OutputFile> written(TransferListener<OutputFile> listener) {
    List<OutputFile> files = new ArrayList<>();
    Set<StoredObject> done = new HashSet<>();
    OutputRounds.settle(
        () -> store.list(folder),
        object -> !done.contains(object) && !isMark(below(object)),
        found -> {
          List<OutputFile> more = found.stream().map(o -> new OutputFile(below(o), o)).toList();
          files.addAll(more);
          done.addAll(found);
          listener.done(more);
        });
    return List.copyOf(files);
  }

  /**
   * Puts what the job wrote into the folder itself into this copier's folder instead.
   *
   * @param from a folder above this copier's, or beside it
   */
  public List<OutputFile> moveFrom(DataAddress from, TransferListener<OutputFile> listener) {
    List<OutputFile> files = new ArrayList<>();
    OutputCopier above = new OutputCopier(store, from);
    Set<StoredObject> done = new HashSet<>();
    OutputRounds.settle(
        () -> store.list(from),
        object -> !done.contains(object) && !stays(above.below(object)),
        found -> {
          for (StoredObject object : found) {
            String path = above.below(object);
            StoredObject unused = store.copy(from.bucket(), object, folder.child(path));
            store.delete(from.bucket(), object);
            files.add(new OutputFile(path, object));
          }
          done.addAll(found);
          listener.done(List.copyOf(files.subList(files.size() - found.size(), files.size())));
        });
    return List.copyOf(files);
  }

  /** What keeps the folder for this run, and what was put aside before. */
  private static boolean stays(String path) {
    return isMark(path) || path.matches("attempt-[0-9]+/.*");
  }

  private static boolean isMark(String path) {
    return path.equals(FolderMark.FILE_NAME);
  }

  private List<OutputFile> copied(
      String bucket, List<StoredObject> missing, TransferListener<OutputFile> listener) {
    long total = missing.stream().mapToLong(StoredObject::bytes).sum();
    AtomicLong moved = new AtomicLong();
    List<OutputFile> files = new ArrayList<>();
    new Crew("copy", CONCURRENCY, () -> listener.moved(moved.get(), total, missing.size()))
        .work(
            missing,
            object -> copied(bucket, object, moved),
            ready -> {
              files.addAll(ready);
              listener.done(ready);
            });
    return files;
  }

  private OutputFile copied(String bucket, StoredObject object, AtomicLong moved) {
    String name = object.name().value();
    String path = object.name().isOutput() ? name.substring(ObjectName.OUTPUT.length()) : name;
    StoredObject unused = store.copy(bucket, object, folder.child(path));
    moved.addAndGet(object.bytes());
    return new OutputFile(path, object);
  }

  private String below(StoredObject object) {
    String name = object.name().value();
    return folder.prefix().isEmpty() ? name : name.substring(folder.prefix().length() + 1);
  }
}
