package dev.carbon.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.cli.train.TrainText.Fact;
import dev.carbon.train.SampleOutcome;
import dev.carbon.train.TrainOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A receipt, and what it tells beyond its ten lines. */
class ReceiptTextTest {
  private static final String LAST = "of the last job alone, in europe-north1:";

  private final TrainOutcome stayed = SampleOutcome.make().get();
  private final TrainOutcome moved = SampleOutcome.make().after(10, 400).get();

  @Test
  void aRunThatMovedIsToldByAttempt() {
    assertEquals(
        "Receipt: succeeded after 11 h 0 min, 1 h 0 min of it in the last attempt",
        ReceiptText.title(moved));
    assertEquals("11 kWh", told("energy").substring(0, 6));
    assertEquals("4030 g CO2eq", told("carbon").substring(0, 12));
    String intensity = told("intensity");
    assertTrue(
        intensity.startsWith("30 g CO2eq/kWh in the last attempt alone, mean of its hours;"),
        intensity);
    assertTrue(intensity.endsWith("; over all attempts 366.36 g CO2eq/kWh"), intensity);
  }

  @Test
  void noTotalOfARunThatMovedIsThatOfItsLastAttempt() {
    assertEquals("22", told("water").substring(0, 2));
    assertTrue(
        detail(moved, "reservoirs").startsWith("22 litres with"), detail(moved, "reservoirs"));
    assertTrue(detail(moved, "machines").startsWith("475200 core-seconds"));
    assertTrue(detail(moved, "chips").startsWith("11 hours, 5.5 kWh"), detail(moved, "chips"));
    assertTrue(detail(moved, "restarts").startsWith("2, "));
    assertEquals(
        "2200 g by the figures of each attempt's plan at full load; -1100 g by what the machines"
            + " drew, +2930 g by how the grid changed",
        detail(moved, "planned"));
    assertTrue(
        DetailsText.facts(moved).stream().anyMatch(fact -> fact.text().contains("per gpu-hour")));
  }

  @Test
  void whatCannotBeAddedUpStandsUnderTheLastAttempt() {
    List<String> labels = DetailsText.facts(moved).stream().map(Fact::label).toList();

    assertEquals(LAST, detail(moved, "last"));
    assertEquals(
        List.of("last", "hours", "chips used", "memory"),
        labels.subList(labels.indexOf("last"), labels.size()));
  }

  @Test
  void whatIsUnknownOfAnAttemptIsUnknownOfTheRun() {
    TrainOutcome lost = SampleOutcome.make().after(10, 400, Optional.empty()).get();

    for (String label : List.of("planned", "reservoirs", "restarts")) {
      assertEquals("unknown", detail(lost, label), label);
    }
    assertEquals("unknown core-seconds of a2-highgpu-1g", detail(lost, "machines"));
    assertEquals("unknown hours, unknown kWh alone", detail(lost, "chips"));
    assertFalse(fact(ReceiptText.facts(lost), "intensity").contains("over all"));
  }

  @Test
  void whatRanBeforeIsToldWhenTheLastRegionHadNoMachine() {
    TrainOutcome refused = SampleOutcome.make().after(10, 400).withoutMachine().get();
    String intensity = fact(ReceiptText.facts(refused), "intensity");

    assertEquals("Receipt: failed after 10 h 0 min", ReceiptText.title(refused));
    assertTrue(intensity.startsWith("100 g CO2eq/kWh by the last plan ("), intensity);
    assertTrue(intensity.endsWith("; over all attempts 400 g CO2eq/kWh"), intensity);
    assertTrue(detail(refused, "reservoirs").startsWith("20 litres with"));
    assertEquals("of the last job alone, in us-central1:", detail(refused, "last"));
  }

  @Test
  void aRunThatStayedHasNoAttempts() {
    List<Fact> all = ReceiptText.facts(stayed);
    List<Fact> details = DetailsText.facts(stayed);

    assertEquals("Receipt: succeeded after 1 h 0 min", ReceiptText.title(stayed));
    assertFalse(all.toString().contains("attempt"), all::toString);
    assertFalse(details.toString().contains("attempt"), details::toString);
    assertEquals("each at what the grid emitted in it", fact(details, "hours"));
  }

  @Test
  void aSavingSaysForHowMuchOfTheBaselineNobodyToldTheHour() {
    TrainOutcome half = SampleOutcome.make().comparedByPlan(0.5, 0.25).get();

    assertEquals(
        "370 g, 93 % against us-central1 (modelled, attributed; for 50 % of the energy the"
            + " baseline's figure of the plan stood in for that of the hour)",
        fact(ReceiptText.facts(half), "saved"));
    assertEquals(
        "170 g saved against the mean of 2 candidates; for 25 % of the energy figures of the plan"
            + " stood in for those of the hour",
        detail(half, "mean"));
    assertFalse(fact(ReceiptText.facts(stayed), "saved").contains("plan"));
  }

  private String told(String label) {
    return fact(ReceiptText.facts(moved), label);
  }

  private static String detail(TrainOutcome outcome, String label) {
    return fact(DetailsText.facts(outcome), label);
  }

  private static String fact(List<Fact> facts, String label) {
    return facts.stream()
        .filter(fact -> fact.label().equals(label))
        .map(Fact::text)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + label + " in " + facts));
  }
}
