package dev.carbon.intensity.electricitymaps;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PoisonedAnswersContract;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridZone;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The contract for figures of one kind. */
abstract class PoisonedAnswers extends PoisonedAnswersContract {
  PoisonedAnswers(IntensityKind kind) {
    super(kind, new InventedAnswers(kind.accounting()));
  }

  @Override
  protected SourceOption option(SourceSetup setup) {
    return ElectricityMaps.option(setup);
  }

  @Override
  protected Map<String, String> variables(URI base) {
    return Map.of("CARBON_ELECTRICITY_MAPS_URL", base + "/v3", ElectricityMaps.KEY, "invented");
  }

  @Override
  protected Reading read(JsonNode body, GridZone zone, SourceTerms terms) {
    try {
      Answer.requireReal(body);
      return Reading.of(IntensityAnswer.read(body, zone, terms, UnaryOperator.identity()));
    } catch (NoFigure e) {
      return Reading.gap(e.reason(), e.why());
    }
  }

  @Override
  protected MappingBuilder question(GridZone zone) {
    return get(urlPathEqualTo("/v3/carbon-intensity/latest"))
        .withQueryParam("zone", equalTo(zone.id()));
  }
}
