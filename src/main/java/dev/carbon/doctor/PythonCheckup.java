package dev.carbon.doctor;

import dev.carbon.doctor.Programs.Ended;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the interpreter of local runs and asks it for its version. */
public final class PythonCheckup implements Checkup {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Pattern VERSION = Pattern.compile("Python (\\d{1,4})\\.(\\d{1,4})[\\w.+]*");
  private static final int OLDEST_MAJOR = 3;
  private static final int OLDEST_MINOR = 8;
  private static final String FIX =
      "install Python 3.8 or newer, or name the interpreter with CARBON_PYTHON; only local runs"
          + " need it";

  private final String python;
  private final Programs programs;

  /**
   * @param python the interpreter: a name on the path or a path
   */
  public PythonCheckup(String python, Programs programs) {
    this.python = python;
    this.programs = programs;
  }

  @Override
  public String name() {
    return "python";
  }

  @Override
  public List<Check> run() {
    try {
      return List.of(
          programs
              .run(List.of(python, "--version"), LONGEST)
              .map(this::judge)
              .orElseGet(
                  () -> warning("did not say its version in " + LONGEST.toSeconds() + " s")));
    } catch (IOException e) {
      return List.of(warning("could not be started"));
    } catch (InterruptedException e) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while starting " + python);
    }
  }

  /** A run in the cloud needs no Python here. */
  @Override
  public Check check(CarbonException failure) {
    return Check.warning(name(), failure.text(), Optional.of(FIX));
  }

  private Check judge(Ended program) {
    Matcher version = VERSION.matcher(program.output());
    if (program.exitCode() != 0 || !version.lookingAt()) {
      return warning(
          "is no Python: --version ended with exit code "
              + program.exitCode()
              + " and no version of Python");
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    boolean recent = major > OLDEST_MAJOR || (major == OLDEST_MAJOR && minor >= OLDEST_MINOR);
    return recent
        ? Check.ok(name(), version.group() + " (" + python + ")")
        : warning("is " + version.group() + ", too old for local runs");
  }

  private Check warning(String what) {
    return Check.warning(name(), python + " " + what, Optional.of(FIX));
  }
}
