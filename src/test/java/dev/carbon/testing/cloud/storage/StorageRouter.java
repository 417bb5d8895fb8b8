package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.testing.cloud.script.CloudScript;
import java.util.List;
import java.util.Set;

/** Finds what a request asks for. */
final class StorageRouter {
  private static final Set<String> SIDE_DOORS = Set.of("upload", "download");

  private final BucketStore store;
  private final BucketResource buckets;
  private final ObjectResource objects;
  private final ComposeResource compositions;
  private final RewriteResource rewrites;
  private final UploadResource uploads;

  StorageRouter(BucketStore store, CloudScript script) {
    this.store = store;
    this.buckets = new BucketResource(store, script);
    this.objects = new ObjectResource(store, script);
    this.compositions = new ComposeResource(store);
    this.rewrites = new RewriteResource(store, script);
    this.uploads = new UploadResource(store, script);
  }

  /** The call, whose effect holds the store's lock. */
  StorageCall route(StorageRequest request) {
    StorageCall call = find(request);
    return new StorageCall(call.operation(), call.detail(), () -> store.locked(call.effect()));
  }

  private StorageCall find(StorageRequest request) {
    List<String> path = withoutGcloudsDoor(request.path());
    boolean upload = path.get(0).equals("upload");
    List<String> rest = SIDE_DOORS.contains(path.get(0)) ? path.subList(1, path.size()) : path;
    if (rest.size() < 3 || !rest.subList(0, 2).equals(List.of("storage", "v1"))) {
      throw StorageRefusal.unsupported(String.join("/", path));
    }
    List<String> names = rest.subList(3, rest.size());
    return switch (rest.get(2)) {
      case "b" -> inBuckets(request, names, upload);
      case "projects" -> serviceAccount(request, names);
      default -> throw StorageRefusal.unsupported(String.join("/", path));
    };
  }

  /** gcloud begins its resumable uploads below {@code /resumable/upload}. */
  private static List<String> withoutGcloudsDoor(List<String> path) {
    return path.get(0).equals("resumable") ? path.subList(1, path.size()) : path;
  }

  private StorageCall inBuckets(StorageRequest request, List<String> names, boolean upload) {
    if (names.isEmpty()) {
      return buckets.collection(request);
    }
    String bucket = names.get(0);
    if (names.size() == 1) {
      return buckets.item(request, bucket);
    }
    if (!names.get(1).equals("o")) {
      throw StorageRefusal.unsupported(names.get(1) + " of a bucket");
    }
    if (upload) {
      return uploads.call(request, bucket);
    }
    if (names.size() == 8 && names.get(3).equals("rewriteTo")) {
      return rewrites.call(request, bucket, names);
    }
    if (names.size() == 4 && names.get(3).equals("compose")) {
      return compositions.call(request, bucket, names);
    }
    return names.size() == 2
        ? objects.collection(request, bucket)
        : objects.item(request, bucket, String.join("/", names.subList(2, names.size())));
  }

  private static StorageCall serviceAccount(StorageRequest request, List<String> names) {
    if (names.size() != 2 || !names.get(1).equals("serviceAccount")) {
      throw StorageRefusal.unsupported(String.join("/", request.path()));
    }
    ObjectNode account =
        Json.object()
            .put("kind", "storage#serviceAccount")
            .put(
                "email_address",
                "service-%d@gs-project-accounts.iam.gserviceaccount.com"
                    .formatted(BucketStore.PROJECT_NUMBER));
    return StorageCall.of("serviceAccount.get", request, () -> StorageReply.json(account))
        .with("project", names.get(0));
  }
}
