package dev.carbon.testing.cloud.storage;

/** Cloud Storage says no: HTTP status, Google's reason word and message. */
final class StorageRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  private StorageRefusal(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  static StorageRefusal invalid(String message) {
    return new StorageRefusal(400, "invalid", message);
  }

  static StorageRefusal notFound(String message) {
    return new StorageRefusal(404, "notFound", message);
  }

  static StorageRefusal conflict(String message) {
    return new StorageRefusal(409, "conflict", message);
  }

  static StorageRefusal precondition() {
    return new StorageRefusal(
        412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
  }

  static StorageRefusal range() {
    return new StorageRefusal(416, "requestedRangeNotSatisfiable", "Request range not satisfiable");
  }

  static StorageRefusal unsupported(String what) {
    return new StorageRefusal(501, "notImplemented", "The fake does not serve " + what);
  }

  StorageReply toReply() {
    return StorageReply.error(status, reason, String.valueOf(getMessage()));
  }
}
