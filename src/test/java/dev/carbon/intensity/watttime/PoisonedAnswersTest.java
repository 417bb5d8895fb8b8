package dev.carbon.intensity.watttime;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PoisonedAnswersContract;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridZone;
import java.net.URI;
import java.util.Map;

class PoisonedAnswersTest extends PoisonedAnswersContract {
  PoisonedAnswersTest() {
    super(WattTime.KIND, new InventedAnswers());
  }

  @Override
  protected SourceOption option(SourceSetup setup) {
    return WattTime.option(setup);
  }

  @Override
  protected Map<String, String> variables(URI base) {
    return Map.of(
        "CARBON_WATTTIME_URL",
        base.toString(),
        WattTime.USER,
        Service.USER,
        WattTime.PASSWORD,
        Service.PASSWORD);
  }

  @Override
  protected Reading read(JsonNode body, GridZone zone, SourceTerms terms) {
    try {
      return Reading.of(MoerAnswer.read(body, zone, words -> words).first(terms.clock().instant()));
    } catch (NoFigure e) {
      return Reading.gap(e.reason(), e.why());
    }
  }

  @Override
  protected MappingBuilder question(GridZone zone) {
    return get(urlPathEqualTo("/v3/forecast"))
        .withQueryParam("region", equalTo(zone.id()))
        .withQueryParam("horizon_hours", equalTo("0"));
  }

  @Override
  protected void prepare(WireMockExtension service) {
    service.stubFor(
        get(urlPathEqualTo("/login"))
            .willReturn(Service.json(200, "{\"token\":\"" + Service.TOKEN + "\"}")));
  }
}
