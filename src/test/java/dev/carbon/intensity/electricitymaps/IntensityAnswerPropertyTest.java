package dev.carbon.intensity.electricitymaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.MalformedJsonException;
import dev.carbon.http.ServiceText;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntensityAnswerPropertyTest {
  private static final GridZone DE = new GridZone("DE");
  private static final int CASES = 10_000;

  private static final List<String> NO_VALUES =
      List.of(
          "null",
          "\"\"",
          "\"12\"",
          "true",
          "[12]",
          "{}",
          "NaN",
          "Infinity",
          "-Infinity",
          "+12",
          "012",
          "0x10",
          ".5",
          "1_000",
          "1e400",
          "-1e400",
          "0",
          "-0.0",
          "0e5",
          "2500.0001",
          "1e5");

  private final Random random = new Random(31);

  @Test
  void noBadValueEverBecomesAFigure() {
    for (int i = 0; i < CASES; i++) {
      String body = Service.intensity("DE", badValue());
      assertTrue(figure(body).isEmpty(), body);
    }
  }

  @Test
  void everyPossibleValueBecomesExactlyThatFigure() throws Exception {
    for (int i = 0; i < CASES; i++) {
      double value = Math.nextUp(random.nextDouble() * 2499);
      Intensity intensity = read(Service.intensity("DE", Double.toString(value)));
      assertEquals(value, intensity.value().value());
    }
  }

  @Test
  void aDamagedAnswerIsAFigureOfTheRightZoneOrNone() {
    byte[] sound = Service.intensity("DE", "321").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < CASES; i++) {
      byte[] damaged = sound.clone();
      for (int hit = random.nextInt(4); hit >= 0; hit--) {
        damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(95));
      }
      figure(new String(damaged, StandardCharsets.UTF_8))
          .ifPresent(
              intensity -> {
                assertEquals(DE, intensity.zone());
                assertTrue(intensity.value().value() > 0 && intensity.value().value() <= 2500);
              });
    }
  }

  private static Optional<Intensity> figure(String body) {
    try {
      return Optional.of(read(body));
    } catch (NoFigure | MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private String badValue() {
    return switch (random.nextInt(4)) {
      case 0 -> NO_VALUES.get(random.nextInt(NO_VALUES.size()));
      case 1 -> Double.toString(-random.nextDouble() * Math.pow(10, random.nextInt(300)) - 1e-300);
      case 2 ->
          Double.toString(2500 + Math.pow(10, random.nextInt(300)) * (random.nextDouble() + 1e-9));
      default -> "\"" + random.nextInt(2500) + "\"";
    };
  }

  private static Intensity read(String body) throws NoFigure, MalformedJsonException {
    JsonNode json = StrictJson.read(body.getBytes(StandardCharsets.UTF_8));
    return IntensityAnswer.read(json, DE, Service.LIFECYCLE, ServiceText::oneLine);
  }
}
