package dev.carbon.intensity.eia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half of the fuels would give a figure too, but a wrong one. */
class EiaCompletenessTest {
  private static final String SOUND = Service.hour("2026-03-02T11", "COL=100", "NUC=100");
  private static final String EARLIER = Service.hour("2026-03-02T10", "COL=10", "NUC=90");
  private static final String EARLIEST = Service.hour("2026-03-02T09", "COL=1", "NUC=1");

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void anHourThatLacksAFuelIsPassedOver() {
    SERVICE.answers(200, Service.page(Service.hour("2026-03-02T12", "NUC=100"), SOUND, EARLIER));
    assertEquals("2026-03-02T10:00:00Z 416.0", newest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"NaN\"",
        "\"n/a\"",
        "\"1e3\"",
        "\"0x10\"",
        "\"+5\"",
        "\" 5\"",
        "\"1,000\"",
        "true",
        "[5]",
        "1e400",
        "\"2147483647\"",
        "\"-1000001\"",
        "\"9999999999999999\""
      })
  void anHourWithAValueThatIsNoPossibleNumberIsPassedOver(String value) {
    SERVICE.answers(
        200,
        Service.page(
            Service.row("2026-03-02T12", "COL", value),
            Service.row("2026-03-02T12", "NUC", "\"100\""),
            SOUND,
            EARLIER));
    assertEquals("2026-03-02T10:00:00Z 416.0", newest());
  }

  @Test
  void anHourWithOneFuelTwiceIsPassedOver() {
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T12", "COL=100", "COL=100", "NUC=100"), SOUND, EARLIER));
    assertEquals("2026-03-02T10:00:00Z 416.0", newest());
  }

  @Test
  void aFuelThatOnlyAnEarlierHourHasMakesTheLaterOnesIncomplete() {
    SERVICE.answers(
        200, Service.page(SOUND, EARLIER, Service.hour("2026-03-02T09", "COL=1", "NUC=1", "NG=1")));
    assertEquals("2026-03-02T08:00:00Z 440.666667", newest());
  }

  @Test
  void aFuelOfADayBeforeIsNotMissed() {
    SERVICE.answers(
        200, Service.page(SOUND, EARLIER, Service.hour("2026-03-01T10", "COL=1", "NUC=1", "NG=1")));
    assertEquals("2026-03-02T10:00:00Z 416.0", newest());
  }

  @Test
  void anHourThatCanBeComparedWithNoneIsNotKnownToBeComplete() {
    SERVICE.answers(200, Service.page(SOUND));
    assertEquals(GapReason.NO_DATA, gap().reason());
    SERVICE.answers(200, Service.page(SOUND, Service.hour("2026-03-01T11", "COL=100", "NUC=100")));
    assertEquals(GapReason.NO_DATA, gap().reason());
  }

  @Test
  void theEarliestHourOfAnAnswerThatBreaksOffIsNotTaken() {
    String incomplete = Service.hour("2026-03-02T12", "NUC=100");
    SERVICE.answers(200, Service.page(incomplete, SOUND));
    assertEquals("2026-03-02T10:00:00Z 416.0", newest());
    SERVICE.answers(200, Service.page(4, incomplete, SOUND));
    assertEquals(GapReason.NO_DATA, gap().reason());
  }

  @Test
  void whatIsLeftOfAnHourThatWasCutStillTellsWhichFuelsThereAre() {
    SERVICE.answers(200, Service.page(900, Service.hour("2026-03-02T12", "NUC=1"), SOUND));
    assertEquals(GapReason.NO_DATA, gap().reason());
  }

  @Test
  void withoutATotalAFullPageCountsAsOneThatBreaksOff() {
    List<String> hours = new ArrayList<>();
    for (int hour = 23; hour >= 0; hour--) {
      hours.add(twentyRows("2026-03-01T" + (hour < 10 ? "0" : "") + hour));
    }
    String whole = Service.page(hours.toArray(String[]::new)).replace("\"total\"", "\"sum\"");
    SERVICE.answers(200, whole);
    assertEquals("2026-03-01T22:00:00Z 820.0", newest());
    // Now the earliest hour is the only one that has a value.
    SERVICE.answers(200, whole.replace("\"300\"", "\"\""));
    assertEquals(GapReason.NO_DATA, gap().reason());
  }

  @Test
  void moreRowsThanTheServiceEverGivesAreAGap() {
    String[] hours =
        IntStream.rangeClosed(1, 251)
            .mapToObj(back -> Service.NOW.minus(Duration.ofHours(back)).toString())
            .map(hour -> twentyRows(hour.substring(0, 13)))
            .toArray(String[]::new);
    SERVICE.answers(200, Service.page(hours));
    assertEquals(GapReason.UPSTREAM, gap().reason());
  }

  @Test
  void theTotalMayComeAsANumber() {
    SERVICE.answers(
        200, Service.page(SOUND, EARLIER, EARLIEST).replace("\"total\":\"6\"", "\"total\":6"));
    assertEquals("2026-03-02T10:00:00Z 416.0", newest());
  }

  /** An hour of which 24 fill a page; its coal is 300 MW, but 301 in the first hour of a day. */
  private static String twentyRows(String period) {
    String[] rows = new String[20];
    rows[0] = "COL=" + (period.endsWith("T00") ? "301" : "300");
    for (int i = 1; i < rows.length; i++) {
      rows[i] = "BAT=" + i;
    }
    return Service.hour(period, rows);
  }

  private static String newest() {
    Reading reading = SERVICE.client().latest(Service.MISO);
    var figure = assertInstanceOf(Reading.Figure.class, reading, reading::toString).intensity();
    double rounded = Math.round(figure.value().value() * 1e6) / 1e6;
    return figure.validFrom() + " " + rounded;
  }

  private static Reading.Gap gap() {
    return assertInstanceOf(Reading.Gap.class, SERVICE.client().latest(Service.MISO));
  }
}
