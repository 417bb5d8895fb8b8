package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.IndexReading;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.RelativeIndex;
import dev.carbon.region.GridZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WattTimeIndexTest {
  private static final GridZone PSCO = new GridZone("PSCO");

  @RegisterExtension static final Service SERVICE = new Service();

  @ParameterizedTest
  @CsvSource({"0,0", "61.5,61.5", "100,100"})
  void readsThePercentileOfThisMoment(String said, double percentile) {
    SERVICE.answers(200, Service.index("PSCO", said));
    IndexReading reading = SERVICE.client().index(PSCO);
    assertEquals(
        new RelativeIndex(PSCO, percentile, Service.NOW),
        assertInstanceOf(IndexReading.Index.class, reading).index());
    assertEquals(
        "/v3/signal-index?signal_type=co2_moer&region=PSCO", SERVICE.questions().get(0).getUrl());
  }

  @Test
  void aValueInPoundsIsNoIndexAlthoughItsDocumentationSaysSo() {
    Reading.Gap gap = gap(Service.value("PSCO", "61"));
    assertEquals(GapReason.UPSTREAM, gap.reason());
    assertEquals(
        "watttime has no index for zone PSCO: asked for percentile, was answered with"
            + " lbs_co2_per_mwh",
        gap.message());
  }

  @ParameterizedTest
  @CsvSource({
    "\"PSCO\",\"DE\",WRONG_ZONE",
    "co2_moer,co2_aoer,UPSTREAM",
    "61,-0.1,OUT_OF_RANGE",
    "61,100.1,OUT_OF_RANGE",
    "61,\"61\",NO_DATA",
    "61,null,NO_DATA",
    "12:20:00+00:00,12:20:00,NO_DATA",
    "12:20:00+00:00,14:20:01Z,OUT_OF_RANGE",
    "\"data\",\"other\",NO_DATA"
  })
  void anythingElseIsAGap(String from, String to, GapReason reason) {
    assertEquals(reason, gap(Service.index("PSCO", "61").replace(from, to)).reason());
  }

  @Test
  void aRefusalIsAGap() {
    SERVICE.answers(Service.html(403));
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, SERVICE.client().index(PSCO));
    assertEquals(GapReason.UPSTREAM, gap.reason());
    assertTrue(gap.message().startsWith("watttime has no index for zone PSCO: "));
  }

  private static Reading.Gap gap(String body) {
    SERVICE.answers(200, body);
    return assertInstanceOf(Reading.Gap.class, SERVICE.client().index(PSCO));
  }
}
