package dev.carbon.intensity.eia;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySourceContract;
import dev.carbon.region.GridZone;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract for figures that are computed: the service has the mix that gives them. */
abstract class EiaContract extends IntensitySourceContract {
  @RegisterExtension static final Service SERVICE = new Service();

  private final IntensityKind kind;
  private final double coal;
  private final double nuclear;

  EiaContract(IntensityKind kind, double coal, double nuclear) {
    this.kind = kind;
    this.coal = coal;
    this.nuclear = nuclear;
  }

  @Override
  protected GridZone zone() {
    return Service.MISO;
  }

  /** No mix gives an impossible figure: where it is asked for, no plant runs. */
  @Override
  protected IntensitySource answering(double gramsPerKwh) {
    double share = (gramsPerKwh - nuclear) / (coal - nuclear);
    boolean isPossible = share >= 0 && share <= 1;
    String burnt = megawatts(isPossible ? 1000 * share : 0);
    String split = megawatts(isPossible ? 1000 * (1 - share) : 0);
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T12", "COL=" + burnt, "NUC=" + split),
            Service.hour("2026-03-02T11", "COL=600", "NUC=400")));
    return SERVICE.client(kind);
  }

  @Override
  protected IntensitySource withoutData() {
    SERVICE.answers(200, "{\"response\":{\"total\":\"0\",\"data\":[]}}");
    return SERVICE.client(kind);
  }

  @Override
  protected IntensitySource unreachable() {
    SERVICE.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    return SERVICE.client(kind);
  }

  @Override
  protected Optional<IntensitySource> rejectingTheToken() {
    SERVICE.answers(403, "{\"error\":{\"code\":\"API_KEY_INVALID\",\"message\":\"invented\"}}");
    return Optional.of(SERVICE.client(kind));
  }

  private static String megawatts(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
