package dev.carbon.staging.gcs;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.error.RegionRefusal;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.ObjectName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is being tried, for the message when it fails.
 *
 * @param text completes "could not ..."
 * @param permission that it needs
 * @param role the narrowest predefined role with that permission
 * @param flag that named the bucket, where it is one of the user's
 */
record Deed(String text, String permission, String role, Optional<String> flag) {
  private static final String ADMIN = "roles/storage.admin";
  private static final String BUCKET_VIEWER = "roles/storage.legacyBucketReader";
  private static final String OBJECT_USER = "roles/storage.objectUser";

  Deed(String text, String permission, String role) {
    this(text, permission, role, Optional.empty());
  }

  static Deed createBucket(BucketSpec spec) {
    String text = "create bucket " + spec.name() + " in " + spec.location();
    return new Deed(text, "storage.buckets.create", ADMIN);
  }

  static Deed checkOwner(BucketName bucket) {
    return new Deed("check whose bucket " + bucket + " is", "storage.buckets.get", ADMIN);
  }

  static Deed listBuckets(String project) {
    return new Deed("list the buckets of project " + project, "storage.buckets.list", ADMIN);
  }

  static Deed learnProjectNumber(String project) {
    String text = "learn the number of project " + project;
    return new Deed(text, "resourcemanager.projects.get", "roles/browser");
  }

  static Deed upload(BucketName bucket, ObjectName object) {
    String text = "upload " + path(bucket.value(), object);
    return new Deed(text, "storage.objects.create", OBJECT_USER);
  }

  static Deed list(BucketName bucket) {
    return new Deed("list bucket " + bucket, "storage.objects.list", OBJECT_USER);
  }

  static Deed measure(DataAddress address) {
    String text = "find out how much data " + address + " holds";
    return ofUser("--data", text);
  }

  static Deed useForOutputs(DataAddress folder) {
    return ofUser("--output", "use " + folder + " for the outputs");
  }

  private static Deed ofUser(String flag, String text) {
    String permissions = "storage.buckets.get and storage.objects.list";
    return new Deed(text, permissions, BUCKET_VIEWER, Optional.of(flag));
  }

  static Deed write(DataAddress object) {
    return new Deed("write " + path(object), "storage.objects.create", OBJECT_USER);
  }

  static Deed read(DataAddress object) {
    return new Deed("read " + path(object), "storage.objects.get", OBJECT_USER);
  }

  static Deed copy(String bucket, ObjectName object, DataAddress target) {
    String text = "copy " + path(bucket, object) + " to " + path(target);
    return new Deed(text, "storage.objects.create and storage.objects.get", OBJECT_USER);
  }

  static Deed download(BucketName bucket, ObjectName object) {
    String text = "download " + path(bucket.value(), object);
    return new Deed(text, "storage.objects.get", OBJECT_USER);
  }

  static Deed deleteObject(String bucket, ObjectName object) {
    String text = "delete " + path(bucket, object);
    return new Deed(text, "storage.objects.delete", OBJECT_USER);
  }

  static Deed deleteBucket(BucketName bucket) {
    return new Deed("delete bucket " + bucket, "storage.buckets.delete", ADMIN);
  }

  CarbonException failed(
      ErrorKind kind, String why, @Nullable String hint, @Nullable Throwable cause) {
    return new CarbonException(kind, message(why), hint, cause);
  }

  /** The bucket that the user named is not there: wrong input, and no fault of the service. */
  CarbonException noSuchBucket(@Nullable Throwable cause) {
    return new CarbonException(
        ErrorKind.USAGE,
        flag.map(name -> name + ": ").orElse("") + message("there is no such bucket"),
        "check the address, or make the bucket first",
        cause);
  }

  /** The location does not take what the deed would make. */
  CarbonException refused(RegionRefusal refusal, String why, String hint, Throwable cause) {
    return CarbonException.refused(refusal, message(why), why, hint, cause);
  }

  private String message(String why) {
    return "could not " + text + ": " + why;
  }

  private static String path(DataAddress object) {
    return path(object.bucket(), new ObjectName(object.prefix()));
  }

  private static String path(String bucket, ObjectName object) {
    return "gs://" + bucket + "/" + ForeignText.oneLine(object.value());
  }
}
