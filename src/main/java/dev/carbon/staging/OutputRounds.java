package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists a bucket again and again until it shows nothing new: a store may be late. */
final class OutputRounds {
  private static final int ROUNDS = 5;

  private OutputRounds() {}

  /**
   * Works on what is open until two listings in a row show nothing that is.
   *
   * @throws CarbonException OUTPUTS_NOT_VERIFIED when that does not come to an end
   */
  static void settle(
      Supplier<List<StoredObject>> listing,
      Predicate<StoredObject> isOpen,
      Consumer<List<StoredObject>> work) {
    for (int round = 0; round < ROUNDS; round++) {
      List<StoredObject> open =
          listing.get().stream().filter(isOpen).filter(each -> !isFolderMarker(each)).toList();
      boolean listedTwice = round > 0;
      if (open.isEmpty() && listedTwice) {
        return;
      }
      if (!open.isEmpty()) {
        work.accept(open);
      }
    }
    throw notVerified("the outputs keep changing although the job has ended", null);
  }

  /** Mounted buckets hold empty objects that stand for folders. */
  private static boolean isFolderMarker(StoredObject object) {
    return object.name().value().endsWith("/") && object.bytes() == 0;
  }

  static CarbonException notVerified(String why, @Nullable Throwable cause) {
    return new CarbonException(
        ErrorKind.OUTPUTS_NOT_VERIFIED,
        "could not bring all outputs home: " + why,
        "the bucket is kept; nothing is lost",
        cause);
  }
}
