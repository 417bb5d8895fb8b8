package dev.carbon.staging;

import java.util.List;
import java.util.Optional;

/** A folder of the user's own bucket. */
public final class CloudPlace implements OutputPlace {
  private final OutputStore store;
  private final DataAddress folder;
  private final FolderMark mark;

  /** The place for the outputs of one run. */
  public CloudPlace(OutputStore store, DataAddress folder, RunId run) {
    this.store = store;
    this.folder = folder;
    this.mark = new FolderMark(run);
  }

  /**
   * Checks that the folder is there to be taken. Changes nothing: who takes it looks again.
   *
   * @throws dev.carbon.error.CarbonException as {@link #take}
   */
  public static void requireFree(OutputStore store, DataAddress folder) {
    List<StoredObject> found = inside(store, folder);
    if (found.stream().anyMatch(object -> isMark(folder, object))) {
      throw taken(store, folder);
    }
    if (!found.isEmpty()) {
      throw FolderMark.notEmpty(folder.toString());
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>The mark comes before the look: of two runs that want the folder at once, or one of them a
   * folder within it, the later look sees the other's mark.
   */
  @Override
  public void take() {
    takeAgain();
    if (!inside(store, folder).stream().allMatch(object -> isMark(folder, object))) {
      throw FolderMark.notEmpty(folder.toString());
    }
    requireNobodyAbove();
  }

  @Override
  public void takeAgain() {
    if (!store.create(markOf(folder), mark.content())) {
      throw taken(store, folder);
    }
  }

  /** A run that has a folder above takes all that is in it for its own outputs. */
  private void requireNobodyAbove() {
    for (DataAddress each = folder; !each.prefix().isEmpty(); each = each.parent()) {
      if (store.find(markOf(each.parent())).isPresent()) {
        throw taken(store, each.parent());
      }
    }
  }

  /** What is in the folder; the empty object that stands for the folder itself is not. */
  private static List<StoredObject> inside(OutputStore store, DataAddress folder) {
    String itself = folder.prefix() + "/";
    return store.list(folder).stream().filter(o -> !o.name().value().equals(itself)).toList();
  }

  private static boolean isMark(DataAddress folder, StoredObject object) {
    return object.name().value().equals(markOf(folder).prefix());
  }

  private static RuntimeException taken(OutputStore store, DataAddress folder) {
    return FolderMark.takenError(
        folder.toString(), store.read(markOf(folder)).flatMap(FolderMark::holder));
  }

  private static DataAddress markOf(DataAddress folder) {
    return folder.child(FolderMark.FILE_NAME);
  }

  /**
   * {@inheritDoc}
   *
   * <p>One answer that there is no mark may be wrong: it is gone when another finds none either.
   */
  @Override
  public void free() {
    found().or(this::listed).ifPresent(own -> store.delete(folder.bucket(), own));
    found().ifPresent(own -> store.delete(folder.bucket(), own));
  }

  private Optional<StoredObject> found() {
    return store.find(markOf(folder)).filter(this::isOurs);
  }

  private Optional<StoredObject> listed() {
    return store.list(folder).stream()
        .filter(object -> isMark(folder, object) && isOurs(object))
        .findFirst();
  }

  private boolean isOurs(StoredObject object) {
    return object.holds(mark.content());
  }
}
