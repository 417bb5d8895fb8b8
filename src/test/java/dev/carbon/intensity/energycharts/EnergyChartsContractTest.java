package dev.carbon.intensity.energycharts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySourceContract;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnergyChartsContractTest extends IntensitySourceContract {
  @RegisterExtension static final Service SERVICE = new Service();

  @Override
  protected IntensitySource answering(double gramsPerKwh) {
    SERVICE.answers(
        200,
        Service.every(15, "2026-03-02T12:00:00Z", "300," + gramsPerKwh + ",null", "null,null,310"));
    return SERVICE.client();
  }

  @Override
  protected IntensitySource withoutData() {
    SERVICE.answers(aResponse().withStatus(404).withBody("no content available"));
    return SERVICE.client();
  }

  @Override
  protected IntensitySource unreachable() {
    SERVICE.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    return SERVICE.client();
  }

  @Override
  protected Optional<IntensitySource> rejectingTheToken() {
    return Optional.empty();
  }
}
