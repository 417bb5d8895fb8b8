package dev.carbon.intensity.energycharts;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PoisonedAnswersContract;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridZone;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

class PoisonedAnswersTest extends PoisonedAnswersContract {
  PoisonedAnswersTest() {
    super(EnergyCharts.KIND, new InventedAnswers());
  }

  @Override
  protected SourceOption option(SourceSetup setup) {
    return EnergyCharts.option(setup);
  }

  @Override
  protected Map<String, String> variables(URI base) {
    return Map.of("CARBON_ENERGY_CHARTS_URL", base.toString());
  }

  @Override
  protected Reading read(JsonNode body, GridZone zone, SourceTerms terms) {
    try {
      return Reading.of(new Figures(zone, Columns.read(body), terms.clock().instant()).newest());
    } catch (NoFigure e) {
      return Reading.gap(e.reason(), e.why());
    }
  }

  @Override
  protected MappingBuilder question(GridZone zone) {
    return get(urlPathEqualTo("/co2eq"))
        .withQueryParam("country", equalTo(zone.id().toLowerCase(Locale.ROOT)));
  }
}
