package dev.carbon.intensity.eia;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PoisonedAnswersContract;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridZone;
import java.net.URI;
import java.util.List;
import java.util.Map;

class PoisonedAnswersTest extends PoisonedAnswersContract {
  private static final FuelFactors FACTORS = FuelFactors.bundled(Accounting.LIFECYCLE);

  PoisonedAnswersTest() {
    super(Eia.LIFECYCLE, new InventedAnswers());
  }

  @Override
  protected SourceOption option(SourceSetup setup) {
    return Eia.option(setup);
  }

  @Override
  protected Map<String, String> variables(URI base) {
    return Map.of("CARBON_EIA_URL", base + "/v2", Eia.KEY, Service.KEY);
  }

  @Override
  protected Reading read(JsonNode body, GridZone zone, SourceTerms terms) {
    try {
      List<Hour> hours = Page.completeHours(body, respondent(zone), Endpoint.ROWS_OF_A_DAY);
      Figures figures = new Figures(zone, terms.kind(), FACTORS);
      return Reading.of(figures.newest(hours, terms.clock().instant()));
    } catch (NoFigure e) {
      return Reading.gap(e.reason(), e.why());
    }
  }

  @Override
  protected MappingBuilder question(GridZone zone) {
    return get(urlPathEqualTo("/v2/electricity/rto/fuel-type-data/data"))
        .withQueryParam("facets[respondent][]", equalTo(respondent(zone)));
  }

  private static String respondent(GridZone zone) {
    return BalancingAuthorities.respondent(zone).orElseThrow();
  }
}
