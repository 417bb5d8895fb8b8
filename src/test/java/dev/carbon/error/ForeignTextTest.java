package dev.carbon.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ForeignTextTest {
  @Test
  void keepsOrdinaryWords() {
    String text = "Quota exceeded: aiplatform.googleapis.com/custom_model_training_cpus (limit 8).";

    assertEquals(text, ForeignText.oneLine(text));
  }

  @Test
  void isEmptyWithoutWords() {
    assertEquals("", ForeignText.oneLine(null));
    assertEquals("", ForeignText.oneLine(" \n"));
  }

  @Test
  void hasNoLineBreaksEscapesOrWritingDirectionMarks() {
    assertEquals("a b [31mred c d", ForeignText.oneLine("a\r\nb\u001b[31mred\u202ec\u2028d\n"));
  }

  @Test
  void dropsExceptionNamesAtTheBeginning() {
    assertEquals(
        "UNAVAILABLE: io exception",
        ForeignText.oneLine(
            "java.util.concurrent.ExecutionException: io.grpc.StatusRuntimeException:"
                + " UNAVAILABLE: io exception"));
  }

  @Test
  void masksWhatLooksLikeAToken() {
    assertEquals("sent *** there", ForeignText.oneLine("sent ya29.a0Af_x-9 there"));
    assertEquals("Authorization: Bearer ***", ForeignText.oneLine("Authorization: Bearer abc.d"));
    assertEquals(
        "{\"access_token\": \"***\"}", ForeignText.oneLine("{\"access_token\": \"secret\"}"));
    assertEquals("id *** end", ForeignText.oneLine("id eyJhbGci.eyJpc3Mi.c2ln end"));
  }

  @Test
  void isShortenedToAReadableLength() {
    String shortened = ForeignText.oneLine("x".repeat(10_000));

    assertTrue(shortened.length() < 700);
    assertTrue(shortened.endsWith("..."));
  }

  @Test
  void pagesOfTextAreReadAsFarAsALineGoes() {
    for (String part : new String[] {"a.", "eyJ", "ya29.", "A:", "\u0000"}) {
      String line = ForeignText.oneLine(part.repeat(1_000_000));
      assertTrue(line.length() <= 600, part);
    }
  }
}
