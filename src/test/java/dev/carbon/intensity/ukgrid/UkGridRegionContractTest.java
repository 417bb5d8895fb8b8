package dev.carbon.intensity.ukgrid;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySourceContract;
import dev.carbon.region.GridZone;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class UkGridRegionContractTest extends IntensitySourceContract {
  @RegisterExtension static final Service SERVICE = new Service();

  @Override
  protected GridZone zone() {
    return new GridZone("GB-13");
  }

  @Override
  protected IntensitySource answering(double gramsPerKwh) {
    SERVICE.answers(
        200,
        Service.regionNow("13", Service.halfHour("12:00", "12:30", Double.toString(gramsPerKwh))));
    return SERVICE.client();
  }

  @Override
  protected IntensitySource withoutData() {
    SERVICE.answers(404, "{\"error\":{\"code\":\"404 Not Found\",\"message\":\"nothing\"}}");
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
