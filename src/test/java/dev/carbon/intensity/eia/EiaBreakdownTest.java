package dev.carbon.intensity.eia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.MixBasis;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EiaBreakdownTest {
  private static final String[] FUELS = {
    "COL=100", "NG=150", "NUC=200", "SNB=40", "SUN=60", "WND=300", "WAT=0", "OTH=150", "GEO=-3",
    "BAT=77", "PS=-500"
  };

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void addsUpWhatIsOfOneKindAndLeavesLoadsAndStorageOut() {
    PowerBreakdown mix = mix();
    assertEquals(Service.MISO, mix.zone());
    assertEquals(MixBasis.GENERATED, mix.basis());
    assertEquals(Instant.parse("2026-03-02T11:00:00Z"), mix.validFrom());
    assertEquals(
        Map.of(
            "coal", 100.0, "gas", 150.0, "nuclear", 200.0, "hydro", 0.0, "wind", 300.0, "solar",
            100.0, "unknown", 150.0),
        mix.megawattsBySource());
    assertEquals(1000, mix.totalMegawatts());
  }

  @Test
  void computesTheShares() {
    PowerBreakdown mix = mix("COL=100", "NG=300", "NUC=200", "SUN=100", "WND=300", "OTH=0");
    assertEquals(40, mix.renewablePercent().orElseThrow(), 1e-9);
    assertEquals(60, mix.fossilFreePercent().orElseThrow(), 1e-9);
  }

  @Test
  void whatIsOfAnUnknownKindMayBeRenewableSoThatTheSharesAreUnknown() {
    PowerBreakdown mix = mix("COL=100", "WND=899", "OTH=1");
    assertEquals(OptionalDouble.empty(), mix.renewablePercent());
    assertEquals(OptionalDouble.empty(), mix.fossilFreePercent());
  }

  @Test
  void aMixThatCannotBeReadIsAGap() {
    SERVICE.answers(200, "{\"response\":{\"total\":\"0\",\"data\":[]}}");
    Reading.Gap gap = gap();
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().startsWith("eia has no power mix for zone US-MIDW-MISO: "));
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T12", "COL=0"), Service.hour("2026-03-02T11", "COL=1")));
    assertEquals(GapReason.NO_DATA, gap().reason());
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T20", "COL=1"), Service.hour("2026-03-02T19", "COL=1")));
    assertEquals(GapReason.OUT_OF_RANGE, gap().reason());
    SERVICE.answers(503, "{}");
    assertEquals(GapReason.UPSTREAM, gap().reason());
  }

  @Test
  void isOfTheSameHourAsTheFigure() {
    mix();
    Reading.Figure figure =
        assertInstanceOf(Reading.Figure.class, SERVICE.client().latest(Service.MISO));
    assertEquals(mix().validFrom(), figure.intensity().validFrom());
    assertEquals(
        List.of("coal", "gas"), List.copyOf(mix().megawattsBySource().keySet()).subList(0, 2));
  }

  private static PowerBreakdown mix() {
    return mix(FUELS);
  }

  private static PowerBreakdown mix(String... fuels) {
    SERVICE.answers(
        200,
        Service.page(Service.hour("2026-03-02T12", fuels), Service.hour("2026-03-02T11", fuels)));
    MixReading reading = SERVICE.client().breakdown(Service.MISO);
    return assertInstanceOf(MixReading.Mix.class, reading, reading::toString).breakdown();
  }

  private static Reading.Gap gap() {
    return assertInstanceOf(Reading.Gap.class, SERVICE.client().breakdown(Service.MISO));
  }
}
