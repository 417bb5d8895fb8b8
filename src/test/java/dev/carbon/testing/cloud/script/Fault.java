package dev.carbon.testing.cloud.script;

import com.google.api.gax.rpc.StatusCode;
import io.grpc.Status;
import java.util.Arrays;

/**
 * What goes wrong with one call.
 *
 * @param moment whether the call has had its effect when it goes wrong
 * @param httpStatus what Cloud Storage answers, for {@link Kind#STATUS}
 * @param grpcCode what the job service answers, for {@link Kind#STATUS}
 */
public record Fault(
    Moment moment, Kind kind, int httpStatus, Status.Code grpcCode, String message) {

  /** Which side of the call's effect the fault is on. */
  public enum Moment {
    /** Nothing was done. */
    BEFORE,
    /** It was done, and the reply is lost. */
    AFTER
  }

  /** How the client sees it. */
  public enum Kind {
    /** An error status. */
    STATUS,
    /** A closed connection; the job service, which cannot close one call, answers UNAVAILABLE. */
    DROP,
    /** No answer, ever. */
    SILENCE,
    /** Success with a body that is no answer; the job service answers INTERNAL. */
    GARBAGE,
    /** Success with an answer of the right form that says nothing. */
    EMPTY
  }

  private static final String PLANNED = "The service is currently unavailable.";

  public static Fault http(int status) {
    return http(status, PLANNED);
  }

  public static Fault http(int status, String message) {
    return new Fault(Moment.BEFORE, Kind.STATUS, status, codeOf(status), message);
  }

  public static Fault grpc(Status.Code code, String message) {
    return new Fault(Moment.BEFORE, Kind.STATUS, httpStatusOf(code), code, message);
  }

  public static Fault drop() {
    return new Fault(
        Moment.BEFORE, Kind.DROP, 503, Status.Code.UNAVAILABLE, "Connection closed by peer");
  }

  public static Fault silence() {
    return new Fault(Moment.BEFORE, Kind.SILENCE, 504, Status.Code.DEADLINE_EXCEEDED, "silent");
  }

  public static Fault garbage() {
    return new Fault(
        Moment.BEFORE, Kind.GARBAGE, 200, Status.Code.INTERNAL, "Invalid protobuf byte sequence");
  }

  public static Fault empty() {
    return new Fault(Moment.BEFORE, Kind.EMPTY, 200, Status.Code.OK, "an empty answer");
  }

  /** The same fault, once the call has had its effect. */
  public Fault afterEffect() {
    return new Fault(Moment.AFTER, kind, httpStatus, grpcCode, message);
  }

  public boolean isBeforeEffect() {
    return moment == Moment.BEFORE;
  }

  private static Status.Code codeOf(int httpStatus) {
    return Arrays.stream(StatusCode.Code.values())
        .filter(code -> code.getHttpStatusCode() == httpStatus)
        .findFirst()
        .map(code -> Status.Code.valueOf(code.name()))
        .orElse(Status.Code.UNKNOWN);
  }

  private static int httpStatusOf(Status.Code code) {
    return StatusCode.Code.valueOf(code.name()).getHttpStatusCode();
  }
}
