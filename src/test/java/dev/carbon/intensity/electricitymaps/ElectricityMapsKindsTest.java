package dev.carbon.intensity.electricitymaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.ForecastSource;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridZone;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectricityMapsKindsTest {
  private static final GridZone DE = new GridZone("DE");

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void asksForDirectEmissionsAndSaysThatTheFigureIsOfThese() {
    SERVICE.answers(200, direct("20"));
    Intensity intensity = figure(Service.DIRECT);
    assertEquals(20, intensity.value().value());
    assertEquals(Accounting.DIRECT, intensity.kind().accounting());
    assertTrue(SERVICE.asked().get(0).endsWith("&emissionFactorType=direct"));
  }

  @Test
  void onlyDirectEmissionsCanBeNothing() {
    SERVICE.answers(200, direct("0"));
    assertEquals(0, figure(Service.DIRECT).value().value());
    SERVICE.answers(200, Service.intensity("DE", "0"));
    assertEquals(GapReason.OUT_OF_RANGE, gap(Service.LIFECYCLE).reason());
  }

  @Test
  void neverTakesOneKindForTheOther() {
    SERVICE.answers(200, Service.intensity("DE", "75"));
    Reading.Gap gap = gap(Service.DIRECT);
    assertEquals(GapReason.UPSTREAM, gap.reason());
    assertTrue(gap.message().endsWith("asked for direct emissions, was answered with lifecycle"));
    SERVICE.answers(200, direct("20"));
    assertEquals(GapReason.UPSTREAM, gap(Service.LIFECYCLE).reason());
  }

  @Test
  void anAnswerThatDoesNotSayWhatItCountsIsOfTheLifeCycle() {
    SERVICE.answers(200, direct("75").replace("emissionFactorType", "somethingElse"));
    assertEquals(75, figure(Service.LIFECYCLE).value().value());
    Reading.Gap gap = gap(Service.DIRECT);
    assertEquals(GapReason.UPSTREAM, gap.reason());
    assertTrue(gap.message().endsWith("direct emissions, the answer does not say what it counts"));
  }

  @Test
  void asksForMeasuredFiguresOnlyWhenTheseAreWanted() {
    SERVICE.answers(200, Service.intensity("DE", "321").replace(":true", ":false"));
    figure(Service.LIFECYCLE);
    figure(Service.MEASURED);
    assertFalse(SERVICE.asked().get(0).contains("disableEstimations"));
    assertTrue(SERVICE.asked().get(1).endsWith("&disableEstimations=true"));
  }

  @Test
  void anEstimateIsAGapWhenMeasuredFiguresAreWanted() {
    SERVICE.answers(200, Service.intensity("DE", "321"));
    Reading.Gap gap = gap(Service.MEASURED);
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().contains("only an estimate"), gap.message());
  }

  @Test
  void takesNoOtherKind() {
    IntensityKind marginal =
        new IntensityKind(ElectricityMaps.NAME, Signal.MARGINAL, Accounting.DIRECT);
    SourceTerms terms = new SourceTerms(marginal, false, Service.CLOCK);
    assertThrows(IllegalArgumentException.class, () -> SERVICE.client("v3", terms));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'_disclaimer':'Data in SANDBOX MODE, for tests only',",
        "{'estimationMethod':'SANDBOX_MODE_DATA','isEstimated':true,"
      })
  void valuesThatTheServiceMadeUpAreNoFigures(String start) {
    String body =
        start + "'zone':'DE','carbonIntensity':321,'datetime':'2026-03-02T12:00:00.000Z'}";
    SERVICE.answers(200, body.replace('\'', '"'));
    Reading.Gap gap = gap(Service.LIFECYCLE);
    assertEquals(GapReason.NOT_ALLOWED, gap.reason());
    assertTrue(gap.message().contains("made up"), gap.message());
  }

  @Test
  void isAnOptionOfBothKindsWithForecasts(@TempDir Path home) {
    SourceOption option = option(home, Map.of(ElectricityMaps.KEY, "CANARY-token"));
    assertEquals(
        List.of(ElectricityMaps.LIFECYCLE, ElectricityMaps.DIRECT), option.profile().kinds());
    assertTrue(option.profile().forecasts());
    assertEquals(
        Optional.of(URI.create("https://api.electricitymaps.com/v3")), option.profile().base());
    assertEquals(ElectricityMaps.DIRECT, option.open(Service.DIRECT).kind());
    assertInstanceOf(ForecastSource.class, option.open(Service.LIFECYCLE));
  }

  @Test
  void isLockedWithoutAKey(@TempDir Path home) {
    assertFalse(option(home, Map.of()).isUsable());
  }

  @ParameterizedTest
  @CsvSource({"DE,true", "US-MIDA-PJM,true", "CAISO_NORTH,false", "JP_TK,false", "ERCOT,false"})
  void aNameThatOnlyAnotherSourceHasIsNotCovered(String zone, boolean covered, @TempDir Path home) {
    assertEquals(covered, option(home, Map.of()).profile().coverage().covers(new GridZone(zone)));
  }

  private static SourceOption option(Path home, Map<String, String> variables) {
    Environment environment = new Environment(variables, home, home);
    return ElectricityMaps.option(
        new SourceSetup(() -> new TestHttp().client(), Settings.resolve(environment), environment));
  }

  private static String direct(String value) {
    return Service.intensity("DE", value).replace("lifecycle", "direct");
  }

  private static Intensity figure(SourceTerms terms) {
    return assertInstanceOf(Reading.Figure.class, SERVICE.client("v3", terms).latest(DE))
        .intensity();
  }

  private static Reading.Gap gap(SourceTerms terms) {
    return assertInstanceOf(Reading.Gap.class, SERVICE.client("v3", terms).latest(DE));
  }
}
