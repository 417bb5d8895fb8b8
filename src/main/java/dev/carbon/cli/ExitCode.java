package dev.carbon.cli;

import dev.carbon.error.ErrorKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes, which scripts depend on: each tells the caller what to do next. */
public final class ExitCode {
  public static final int DONE = 0;

  private static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** The codes that a script meets most, in order, each in a few words. */
  public static Map<String, String> summary() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done");
    codes.put("2", "wrong command line");
    codes.put("3", "wrong configuration");
    codes.put("4", "missing or wrong credential");
    codes.put("5", "no trustworthy figures");
    codes.put("6", "no region can take the job");
    codes.put("7", "the training job failed");
    return codes;
  }

  public static int of(ErrorKind kind) {
    return switch (kind) {
      case INTERNAL -> 1;
      case USAGE -> 2;
      case CONFIGURATION -> 3;
      case CREDENTIALS -> 4;
      case UPSTREAM, NO_DATA -> 5;
      case NO_REGION -> 6;
      case JOB_FAILED -> 7;
      case JOB_ENDED -> 8;
      case OUTPUTS_NOT_VERIFIED -> 9;
      case CLEANUP_INCOMPLETE -> 10;
      case OUTCOME_UNKNOWN -> 11;
      case RUN_LOCKED -> 75;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
