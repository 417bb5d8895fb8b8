package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.MalformedJsonException;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import dev.carbon.testing.Cases;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pounds a megawatt-hour are grams a kilowatt-hour, in other units. */
class PoundsTest {
  private static final int CASES = 10_000;
  private static final GridZone ZONE = new GridZone("CAISO_NORTH");
  private static final BigDecimal GRAMS_IN_A_POUND = new BigDecimal("453.59237");

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.45359237", "1000, 453.59237", "2204.6226218487757, 1000"})
  void areConvertedByTheDefinitionOfThePound(String pounds, double grams) throws Exception {
    assertEquals(grams, grams(pounds), grams * 1e-15);
  }

  @Test
  void comeBackFromGramsAsTheyWere() {
    Cases.check(
        11,
        CASES,
        random -> {
          BigDecimal grams = BigDecimal.valueOf(random.nextDouble() * 2500);
          BigDecimal pounds =
              grams.multiply(new BigDecimal(1000)).divide(GRAMS_IN_A_POUND, MathContext.DECIMAL64);
          double exact = grams.doubleValue();
          assertEquals(exact, grams(pounds.toString()), exact * 1e-12);
        });
  }

  @Test
  void orderZonesAsGramsDo() {
    Cases.check(
        12,
        CASES,
        random -> {
          double one = pounds(random);
          double other = random.nextInt(9) == 0 ? one : pounds(random);
          assertEquals(
              Double.compare(one, other),
              Double.compare(grams(Double.toString(one)), grams(Double.toString(other))));
        });
  }

  @Test
  void mayBeMoreThanTheMostGrams() {
    Cases.check(
        13,
        CASES,
        random -> {
          double pounds = 2500 + random.nextDouble() * 3011;
          assertTrue(grams(Double.toString(pounds)) <= 2500);
        });
  }

  private static double pounds(Random random) {
    return random.nextInt(5000) + random.nextInt(4) / 4.0;
  }

  private static double grams(String pounds) throws NoFigure, MalformedJsonException {
    byte[] body = Service.value(ZONE.id(), pounds).getBytes(StandardCharsets.UTF_8);
    JsonNode json = StrictJson.read(body);
    return MoerAnswer.read(json, ZONE, words -> words).first(Service.NOW).value().value();
  }
}
