package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.Optional;

class FakeIntensitySourceTest extends IntensitySourceContract {
  @Override
  protected IntensitySource answering(double gramsPerKwh) {
    return new FakeIntensitySource().with("DE", gramsPerKwh);
  }

  @Override
  protected IntensitySource withoutData() {
    return new FakeIntensitySource();
  }

  @Override
  protected IntensitySource unreachable() {
    return new FakeIntensitySource().with("DE", GapReason.UPSTREAM);
  }

  @Override
  protected Optional<IntensitySource> rejectingTheToken() {
    CarbonException rejection = new CarbonException(ErrorKind.CREDENTIALS, "no", "try another");
    return Optional.of(new FakeIntensitySource().failing("DE", rejection));
  }
}
