package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.Labels;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import dev.carbon.staging.StoredObject;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the store and everything that may become of it: it ends, with a named error. */
class GcsFaultMatrixTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final BucketSpec SPEC =
      new BucketSpec(
          BucketName.of(RUN, 1),
          new Location("europe-north1"),
          Labels.of(RUN, 1, "0.1.0", Instant.EPOCH));
  private static final ObjectName OTHER = ObjectName.input("other");
  private static final Duration BOUNDED = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final FakeGoogleCloud cloud = FakeGoogleCloud.start();

  GcsFaultMatrixTest() throws IOException {}

  @AfterEach
  void stop() {
    cloud.close();
  }

  /** What is called, and under which name the server knows it. */
  enum Step {
    CREATE("bucket.insert"),
    LOOK("bucket.get"),
    UPLOAD_SMALL("object.insert"),
    BEGIN_LARGE("upload.start"),
    UPLOAD_LARGE("object.insert"),
    LIST("object.list"),
    DOWNLOAD("object.download"),
    COPY("object.rewrite"),
    DELETE_OBJECT("object.delete"),
    DELETE_BUCKET("bucket.delete");

    private final String operation;

    Step(String operation) {
      this.operation = operation;
    }
  }

  /** What becomes of it. */
  enum Trouble {
    BUSY,
    TOO_MANY,
    LOST_REPLY,
    LOST_CONNECTION,
    RESET,
    SILENCE,
    FORBIDDEN,
    MISSING,
    GARBAGE;

    private Fault fault() {
      return switch (this) {
        case BUSY -> Fault.http(503);
        case TOO_MANY -> Fault.http(429);
        case LOST_REPLY -> Fault.http(503).afterEffect();
        case LOST_CONNECTION -> Fault.drop().afterEffect();
        case RESET -> Fault.drop();
        case SILENCE -> Fault.silence();
        case FORBIDDEN -> Fault.http(403);
        case MISSING -> Fault.http(404);
        case GARBAGE -> Fault.garbage();
      };
    }

    /** What is answered is never given up for being slow; only what would go on is cut short. */
    private Patience patience() {
      Duration total =
          switch (this) {
            case BUSY, TOO_MANY, RESET, SILENCE -> SHORT;
            case LOST_REPLY, LOST_CONNECTION, FORBIDDEN, MISSING, GARBAGE -> LONG;
          };
      Duration answer = this == SILENCE ? SHORT : LONG;
      return new Patience(LONG, answer, Duration.ofMillis(1), total, 1L << 30);
    }

    private int times() {
      return this == LOST_REPLY || this == LOST_CONNECTION ? 1 : Integer.MAX_VALUE;
    }
  }

  static Stream<Arguments> everything() {
    return Arrays.stream(Step.values())
        .flatMap(step -> Arrays.stream(Trouble.values()).map(each -> Arguments.of(step, each)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everything")
  void endsInTimeWithANamedError(Step step, Trouble trouble) {
    Bucket bucket =
        new Bucket(SPEC.name(), "gs://" + SPEC.name(), new Location("europe-north1"), 1);
    StoredObject there = prepare(step);
    cloud.script().fault(step.operation, trouble.times(), trouble.fault());
    Patience patience = trouble.patience();

    Optional<ErrorKind> error =
        assertTimeoutPreemptively(BOUNDED, () -> error(() -> run(step, bucket, there, patience)));

    assertEquals(expected(step, trouble), error);
  }

  private static Optional<ErrorKind> expected(Step step, Trouble trouble) {
    boolean deletes = step == Step.DELETE_OBJECT || step == Step.DELETE_BUCKET;
    return switch (trouble) {
      case LOST_REPLY, LOST_CONNECTION -> Optional.empty();
      case BUSY, TOO_MANY, RESET, SILENCE -> Optional.of(ErrorKind.UPSTREAM);
      case FORBIDDEN -> Optional.of(forbidden(step));
      case MISSING -> {
        if (step == Step.DELETE_BUCKET) {
          // The list still shows it: an answer that says otherwise is not believed.
          yield Optional.of(ErrorKind.CLEANUP_INCOMPLETE);
        }
        if (deletes) {
          yield Optional.empty();
        }
        yield Optional.of(step == Step.CREATE ? ErrorKind.CONFIGURATION : ErrorKind.UPSTREAM);
      }
      // Of a delete only the status counts.
      case GARBAGE -> deletes ? Optional.empty() : Optional.of(ErrorKind.UPSTREAM);
    };
  }

  private static ErrorKind forbidden(Step step) {
    return switch (step) {
      // The bucket was made, and nobody may look whether it is ours: it has to be told.
      case LOOK, DELETE_OBJECT, DELETE_BUCKET -> ErrorKind.CLEANUP_INCOMPLETE;
      default -> ErrorKind.CREDENTIALS;
    };
  }

  /** What must be there before; for most of the calls the bucket and an object. */
  private StoredObject prepare(Step step) {
    StoredObject none = new StoredObject(OTHER, 0, Crc32c.of(new byte[0]), 1);
    cloud.plantBucket("my-models", "us", Map.of());
    if (step == Step.CREATE || step == Step.LOOK) {
      return none;
    }
    GcsStager stager = GcsStagers.over(cloud);
    Bucket made = stager.create(SPEC);
    return step == Step.DELETE_BUCKET ? none : stager.upload(made, OTHER, new byte[1000]);
  }

  private void run(Step step, Bucket bucket, StoredObject there, Patience patience) {
    GcsStager stager = GcsStagers.over(cloud.storageUrl(), patience, Slicing.STANDARD);
    ObjectName name = ObjectName.input("new");
    switch (step) {
      case CREATE, LOOK -> stager.create(SPEC);
      case UPLOAD_SMALL -> stager.upload(bucket, name, new byte[1000]);
      case BEGIN_LARGE, UPLOAD_LARGE -> stager.upload(bucket, name, new byte[3_000_000]);
      case LIST -> stager.list(bucket);
      case DOWNLOAD -> stager.download(bucket, there, folder.resolve("target"));
      case COPY ->
          outputs(patience).copy(bucket.name().value(), there, new DataAddress("my-models", "a"));
      case DELETE_OBJECT -> stager.deleteObjects(bucket, List.of(there));
      case DELETE_BUCKET -> stager.delete(bucket);
    }
  }

  private GcsOutputStore outputs(Patience patience) {
    Optional<URI> url = Optional.of(URI.create(cloud.storageUrl()));
    return new GcsOutputStore("demo-project", new GoogleLogin("demo-project"), url, patience);
  }

  private static Optional<ErrorKind> error(Runnable call) {
    try {
      call.run();
      return Optional.empty();
    } catch (CarbonException e) {
      return Optional.of(e.kind());
    }
  }
}
