package dev.carbon.intensity.watttime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySourceContract;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class WattTimeContractTest extends IntensitySourceContract {
  private static final double GRAMS_OF_A_POUND = 453.59237;

  @RegisterExtension static final Service SERVICE = new Service();

  @Override
  protected IntensitySource answering(double gramsPerKwh) {
    double pounds = gramsPerKwh * 1000 / GRAMS_OF_A_POUND;
    SERVICE.answers(200, Service.value("DE", Double.toString(pounds)));
    return SERVICE.client();
  }

  @Override
  protected IntensitySource withoutData() {
    SERVICE.answers(404, "{\"error\":\"UNKNOWN\",\"message\":\"no such region\"}");
    return SERVICE.client();
  }

  @Override
  protected IntensitySource unreachable() {
    SERVICE.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    return SERVICE.client();
  }

  @Override
  protected Optional<IntensitySource> rejectingTheToken() {
    SERVICE.answersLogin(Service.html(403));
    return Optional.of(SERVICE.client(new TestHttp()));
  }
}
