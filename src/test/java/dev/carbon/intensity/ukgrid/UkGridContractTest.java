package dev.carbon.intensity.ukgrid;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySourceContract;
import dev.carbon.region.GridZone;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class UkGridContractTest extends IntensitySourceContract {
  @RegisterExtension static final Service SERVICE = new Service();

  @Override
  protected GridZone zone() {
    return new GridZone("GB");
  }

  @Override
  protected IntensitySource answering(double gramsPerKwh) {
    SERVICE.answers(
        200,
        Service.national(Service.halfHour("12:00", "12:30", "90", Double.toString(gramsPerKwh))));
    return SERVICE.client();
  }

  @Override
  protected IntensitySource withoutData() {
    SERVICE.answers(200, Service.national());
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
