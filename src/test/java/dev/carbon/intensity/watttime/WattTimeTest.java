package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WattTimeTest {
  private static final GridZone NORTH = new GridZone("CAISO_NORTH");

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void readsAFigureWithAllThatIsNeededToJudgeIt() {
    Intensity intensity = figure(Service.value("CAISO_NORTH", "1000"));
    assertEquals(NORTH, intensity.zone());
    assertEquals(Instant.parse("2026-03-02T12:20:00Z"), intensity.validFrom());
    assertEquals(Duration.ofMinutes(5), intensity.resolution());
    assertEquals("watttime", intensity.kind().source().value());
    assertEquals(Signal.MARGINAL, intensity.kind().signal());
    assertEquals(Accounting.DIRECT, intensity.kind().accounting());
    assertEquals(
        new Estimation(Optional.of(true), Optional.of("heatrate")), intensity.estimation());
  }

  @ParameterizedTest
  @CsvSource({"1000, 453.59237", "0, 0", "0.1, 0.045359237", "2204.6226218487757, 1000"})
  void turnsPoundsAMegawattHourIntoGramsAKilowattHour(String pounds, double grams) {
    assertEquals(grams, figure(Service.value("CAISO_NORTH", pounds)).value().value(), 1e-9);
  }

  @Test
  void takesTheFirstOfSeveralValues() {
    String two =
        Service.values(
            "CAISO_NORTH",
            Service.point("2026-03-02T04:20:00-08:00", "1000"),
            Service.point("2026-03-02T04:25:00-08:00", "2000"));
    Intensity intensity = figure(two);
    assertEquals(453.59237, intensity.value().value(), 1e-9);
    assertEquals(Instant.parse("2026-03-02T12:20:00Z"), intensity.validFrom());
  }

  @ParameterizedTest
  @CsvSource({"60,PT1M", "900,PT15M", "3600,PT1H", "300.0,PT5M", "null,PT5M"})
  void readsHowLongAValueHolds(String seconds, Duration resolution) {
    String body =
        Service.value("CAISO_NORTH", "1000").replace(":300,\"region", ":" + seconds + ",\"region");
    assertEquals(resolution, figure(body).resolution());
  }

  @Test
  void takesTheDefaultsOfAShortAnswer() {
    Intensity intensity =
        figure(
            "{\"data\":["
                + Service.point("2026-03-02T12:20:00Z", "1000")
                + "],\"meta\":{\"region\":\"CAISO_NORTH\",\"signal_type\":\"co2_moer\","
                + "\"units\":\"lbs_co2_per_mwh\"}}");
    assertEquals(Duration.ofMinutes(5), intensity.resolution());
    assertEquals(
        new Estimation(Optional.of(true), Optional.of("MODELLED")), intensity.estimation());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"type\":\"INVENTED\",\"message\":\"some words\"}] | heatrate, INVENTED",
        "[\"INVENTED\", \"not a name\"]                       | heatrate, INVENTED",
        "[{\"message\":\"no type\"}, {\"type\":7}, null, 3]   | heatrate",
        "{\"type\":\"INVENTED\"}                              | heatrate, INVENTED",
        "\"INVENTED\"                                         | heatrate",
        "null                                                 | heatrate"
      })
  void warningsOfAnyShapeNeverCostTheFigure(String warnings, String method) {
    String body =
        Service.value("CAISO_NORTH", "1000").replace("\"warnings\":[]", "\"warnings\":" + warnings);
    assertEquals(Optional.of(method), figure(body).estimation().method());
  }

  @Test
  void asksForTheValueOfThisMomentWithTheTokenOfTheLogin() {
    figure(Service.value("CAISO_NORTH", "1000"));
    assertEquals(
        "Basic " + Service.CREDENTIALS, SERVICE.logins().get(0).getHeader("Authorization"));
    assertEquals(
        "/v3/forecast?signal_type=co2_moer&region=CAISO_NORTH&horizon_hours=0",
        SERVICE.questions().get(0).getUrl());
    assertEquals("Bearer " + Service.TOKEN, SERVICE.questions().get(0).getHeader("Authorization"));
  }

  @Test
  void opensNothingBeforeItIsAsked() {
    SERVICE.client();
    assertTrue(SERVICE.logins().isEmpty());
  }

  private static Intensity figure(String body) {
    SERVICE.answers(200, body);
    Reading reading = SERVICE.client().latest(NORTH);
    return assertInstanceOf(Reading.Figure.class, reading, reading::toString).intensity();
  }
}
