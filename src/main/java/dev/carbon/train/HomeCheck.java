package dev.carbon.train;

import dev.carbon.staging.OutputFile;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what of a bucket is nowhere else.
 *
 * @param uploaded the versions that carbon itself wrote
 * @param request of the run; what it says is to be uploaded is at home, whether or not anybody
 *     heard that it arrived
 * @param atHome outputs that are verified at their place
 */
record HomeCheck(Set<StoredObject> uploaded, TrainRequest request, List<OutputFile> atHome) {

  /** Those of the objects that would be lost with the bucket. */
  List<StoredObject> missing(List<StoredObject> present) {
    Set<StoredObject> safe = new HashSet<>(uploaded);
    atHome.forEach(file -> safe.add(file.object()));
    Set<List<Object>> planned = planned();
    return present.stream()
        .filter(each -> !safe.contains(each) && !planned.contains(content(each)))
        .filter(each -> !isOfCarbon(each))
        .toList();
  }

  private Set<List<Object>> planned() {
    Stream<Upload> checkpoints =
        request.outputs().resumeFrom().stream().flatMap(saved -> saved.uploads().stream());
    return Stream.concat(request.code().uploads().stream(), checkpoints)
        .map(upload -> List.<Object>of(upload.name(), upload.bytes(), upload.crc32c()))
        .collect(Collectors.toSet());
  }

  private static List<Object> content(StoredObject object) {
    return List.of(object.name(), object.bytes(), object.crc32c());
  }

  /** What nobody needs at home: notes, and the empty objects that stand for folders. */
  static boolean isOfCarbon(StoredObject object) {
    boolean folder = object.bytes() == 0 && object.name().value().endsWith("/");
    return folder || object.name().isNote();
  }
}
