package dev.carbon.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  @Test
  void aCredentialIsWorseThanAConfigurationIsWorseThanAService() {
    assertEquals(
        ErrorKind.CREDENTIALS,
        worst(ErrorKind.UPSTREAM, ErrorKind.CONFIGURATION, ErrorKind.CREDENTIALS));
    assertEquals(ErrorKind.CONFIGURATION, worst(ErrorKind.UPSTREAM, ErrorKind.CONFIGURATION));
    assertEquals(ErrorKind.UPSTREAM, worst(ErrorKind.NO_DATA, ErrorKind.UPSTREAM));
    assertEquals(ErrorKind.NO_DATA, worst(ErrorKind.NO_DATA));
  }

  @Test
  void aWarningIsNoFailure() {
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(Check.ok("a", "fine"), Check.warning("b", "less", Optional.of("more"))));
    assertEquals(Optional.empty(), diagnosis.worst());
    assertEquals(1, diagnosis.count(CheckStatus.WARNING));
    assertEquals(0, diagnosis.count(CheckStatus.FAILED));
  }

  @Test
  void onlyWhatFailedHasAKindOfFailure() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Check(
                "a", CheckStatus.OK, "fine", Optional.empty(), Optional.of(ErrorKind.UPSTREAM)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Check("a", CheckStatus.FAILED, "no", Optional.empty(), Optional.empty()));
  }

  private static ErrorKind worst(ErrorKind... kinds) {
    List<Check> checks =
        Arrays.stream(kinds)
            .map(kind -> Check.failed("check", new CarbonException(kind, "failed")))
            .toList();
    return new Diagnosis(checks).worst().orElseThrow();
  }
}
