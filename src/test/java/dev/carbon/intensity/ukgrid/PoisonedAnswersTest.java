package dev.carbon.intensity.ukgrid;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.carbon.intensity.GapReason;
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
  PoisonedAnswersTest() {
    super(UkGrid.KIND, new InventedAnswers());
  }

  @Override
  protected SourceOption option(SourceSetup setup) {
    return UkGrid.option(setup);
  }

  @Override
  protected Map<String, String> variables(URI base) {
    return Map.of("CARBON_UK_URL", base.toString());
  }

  @Override
  protected Reading read(JsonNode body, GridZone zone, SourceTerms terms) {
    try {
      List<HalfHour> halfHours = Answer.halfHours(body, Area.of(zone).orElseThrow());
      return halfHours.isEmpty()
          ? Reading.gap(GapReason.NO_DATA, "nothing")
          : Reading.of(halfHours.get(0).figure(zone));
    } catch (NoFigure e) {
      return Reading.gap(e.reason(), e.why());
    }
  }

  @Override
  protected MappingBuilder question(GridZone zone) {
    return get(urlPathEqualTo("/intensity"));
  }
}
