package dev.carbon.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.doctor.Programs.Ended;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonCheckupTest {
  @ParameterizedTest
  @CsvSource({"3.8.0", "3.12.1", "3.14.0rc2", "4.0"})
  void saysWhichPythonThereIs(String version) {
    Check check = check(0, "Python " + version + "\n");
    assertEquals(CheckStatus.OK, check.status());
    assertEquals("Python " + version + " (py)", check.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.7.18", "3.7.9"})
  void warnsOfOneThatIsTooOld(String version) {
    Check check = check(0, "Python " + version + "\n");
    assertEquals(CheckStatus.WARNING, check.status());
    assertEquals("py is Python " + version + ", too old for local runs", check.message());
    assertTrue(check.fix().isPresent());
  }

  @Test
  void warnsOfWhatIsNoPython() {
    assertEquals(
        "py is no Python: --version ended with exit code 0 and no version of Python",
        check(0, "Perl 5 \u001B[2J").message());
    assertEquals(CheckStatus.WARNING, check(1, "Python 3.12.1").status());
    assertEquals(CheckStatus.WARNING, check(0, "").status());
  }

  @Test
  void warnsWhenItCannotBeStarted() {
    Check check =
        check(
            (command, longest) -> {
              throw new IOException("error=2, No such file or directory");
            });
    assertEquals(CheckStatus.WARNING, check.status());
    assertEquals("py could not be started", check.message());
  }

  @Test
  void warnsWhenItDoesNotAnswer() {
    assertEquals(
        "py did not say its version in 10 s",
        check((command, longest) -> Optional.empty()).message());
  }

  @Test
  void isNoMatterForRunsInTheCloudEvenWhenNothingIsHeardOfIt() {
    PythonCheckup checkup = new PythonCheckup("py", (command, longest) -> Optional.empty());
    Check check = checkup.check(new CarbonException(ErrorKind.UPSTREAM, "no answer within 30 s"));
    assertEquals(CheckStatus.WARNING, check.status());
  }

  @Test
  void startsTheRealOneOfThisMachine() {
    Programs programs = new LocalPrograms(Map.of());
    assertEquals(CheckStatus.OK, new PythonCheckup("python3", programs).run().get(0).status());
  }

  private static Check check(int exitCode, String output) {
    return check((command, longest) -> Optional.of(new Ended(exitCode, output)));
  }

  private static Check check(Programs programs) {
    List<Check> checks = new PythonCheckup("py", programs).run();
    assertEquals(1, checks.size());
    return checks.get(0);
  }
}
