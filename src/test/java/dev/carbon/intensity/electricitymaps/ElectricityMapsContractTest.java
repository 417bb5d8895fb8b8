package dev.carbon.intensity.electricitymaps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySourceContract;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class ElectricityMapsContractTest extends IntensitySourceContract {
  @RegisterExtension static final Service SERVICE = new Service();

  @Override
  protected IntensitySource answering(double gramsPerKwh) {
    SERVICE.answers(200, body(Double.toString(gramsPerKwh)));
    return client();
  }

  @Override
  protected IntensitySource withoutData() {
    SERVICE.answers(404, "{\"error\":\"No recent data for zone \\\"DE\\\"\"}");
    return client();
  }

  @Override
  protected IntensitySource unreachable() {
    SERVICE.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    return client();
  }

  @Override
  protected Optional<IntensitySource> rejectingTheToken() {
    SERVICE.answers(401, "{\"error\":\"Invalid auth-token\"}");
    return Optional.of(client());
  }

  ElectricityMaps client() {
    return SERVICE.client();
  }

  String body(String value) {
    return Service.intensity("DE", value);
  }
}
