package dev.carbon.intensity.eia;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Access;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EiaTest {
  private static final String ALL_KINDS =
      Service.page(
          Service.hour("2026-03-02T12", "COL=100", "NG=300", "NUC=200", "SUN=400"),
          Service.hour("2026-03-02T11", "COL=900", "NG=300", "NUC=200", "SUN=400"));

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void computesTheIntensityOfTheNewestHourWhichIsNamedByItsEnd() {
    SERVICE.answers(200, ALL_KINDS);
    Intensity intensity = figure(Eia.LIFECYCLE);
    assertEquals(
        (100 * 820 + 300 * 490 + 200 * 12 + 400 * 45) / 1000.0, intensity.value().value(), 1e-9);
    assertEquals(Service.MISO, intensity.zone());
    assertEquals(Instant.parse("2026-03-02T11:00:00Z"), intensity.validFrom());
    assertEquals(Duration.ofHours(1), intensity.resolution());
    assertEquals(
        new IntensityKind(new SourceName("eia"), Signal.AVERAGE, Accounting.LIFECYCLE),
        intensity.kind());
    assertEquals(
        new Estimation(Optional.of(false), Optional.of("COMPUTED_FROM_FUEL_MIX")),
        intensity.estimation());
  }

  @Test
  void countsOnlyWhatLeavesTheChimneyWhenThatIsAskedFor() {
    SERVICE.answers(200, ALL_KINDS);
    Intensity intensity = figure(Eia.DIRECT);
    assertEquals((100 * 760 + 300 * 370) / 1000.0, intensity.value().value(), 1e-9);
    assertEquals(Eia.DIRECT, intensity.kind());
  }

  @Test
  void aGridWithoutAnyChimneyEmitsNothingDirectly() {
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T12", "WAT=10"), Service.hour("2026-03-02T11", "WAT=20")));
    assertEquals(0, figure(Eia.DIRECT).value().value());
    assertEquals(24, figure(Eia.LIFECYCLE).value().value());
  }

  @ParameterizedTest
  @CsvSource({
    "COL,820,760",
    "NG,490,370",
    "OIL,650,406",
    "NUC,12,0",
    "WAT,24,0",
    "WND,11,0",
    "WNB,11,0",
    "SUN,45,0",
    "SNB,45,0",
    "GEO,38,0",
    "BIO,230,0",
    "OTH,700,575",
    "UNK,700,575"
  })
  void knowsTheFactorsOfEveryFuel(String fuel, double lifecycle, double direct) {
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T12", fuel + "=10"),
            Service.hour("2026-03-02T11", fuel + "=10")));
    assertEquals(lifecycle, figure(Eia.LIFECYCLE).value().value(), 1e-9);
    assertEquals(direct, figure(Eia.DIRECT).value().value(), 1e-9);
  }

  @Test
  void whatIsBelowZeroIsALoadAndSuppliesNobody() {
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T12", "COL=100", "SUN=-50", "WAT=-0.5", "NUC=100"),
            Service.hour("2026-03-02T11", "COL=100", "SUN=50", "WAT=50", "NUC=100")));
    assertEquals(416, figure(Eia.LIFECYCLE).value().value(), 1e-9);
  }

  @Test
  void leavesStorageOutWhateverItSaysAndWhetherOrNotItIsThere() {
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T12", "COL=100", "NUC=100", "BAT=500", "PS=-900", "PS=x"),
            Service.hour("2026-03-02T11", "COL=1", "NUC=1", "OES=7", "UES=8", "BAT=")));
    assertEquals(416, figure(Eia.LIFECYCLE).value().value(), 1e-9);
  }

  @Test
  void asksForADayOfTheBalancingAuthorityNewestFirst() {
    SERVICE.answers(200, ALL_KINDS);
    figure(Eia.LIFECYCLE);
    assertEquals(
        List.of(
            "/v2/electricity/rto/fuel-type-data/data?api_key="
                + Service.KEY
                + "&frequency=hourly&data[0]=value&facets[respondent][]=MISO"
                + "&sort[0][column]=period&sort[0][direction]=desc"
                + "&sort[1][column]=fueltype&sort[1][direction]=asc&length=480"),
        SERVICE.questions());
  }

  @Test
  void aNumberMayComeAsANumber() {
    SERVICE.answers(
        200,
        Service.page(
            Service.row("2026-03-02T12", "COL", "12.5"), Service.row("2026-03-02T11", "COL", "7")));
    assertEquals(820, figure(Eia.LIFECYCLE).value().value(), 1e-9);
  }

  @Test
  void saysThatEverythingItCoversMayBeReadAndWhatTheServersClockIs() {
    SERVICE.answers(
        aResponse()
            .withHeader("Content-Type", "application/json")
            .withHeader("Date", "Mon, 02 Mar 2026 12:19:58 GMT")
            .withBody(Service.page(4000, Service.row("2026-03-02T12", "COL", "\"1\""))));
    assertEquals(
        new Access(Optional.empty(), Optional.of(Instant.parse("2026-03-02T12:19:58Z"))),
        SERVICE.client().access());
    assertEquals(1, SERVICE.questions().size());
    assertTrue(SERVICE.questions().get(0).endsWith("&length=1"));
  }

  private static Intensity figure(IntensityKind kind) {
    Reading reading = SERVICE.client(kind).latest(Service.MISO);
    return assertInstanceOf(Reading.Figure.class, reading, reading::toString).intensity();
  }
}
