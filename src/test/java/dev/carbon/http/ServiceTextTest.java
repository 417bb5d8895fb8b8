package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.unit.Secret;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServiceTextTest {
  @Test
  void leavesPlainTextAlone() {
    assertEquals(
        "No recent data for zone \"DE\"", ServiceText.oneLine("No recent data for zone \"DE\""));
    assertEquals("Åland 日本 🙂", ServiceText.oneLine("Åland 日本 🙂"));
  }

  @Test
  void turnsControlAndFormatCharactersIntoSpaces() {
    assertEquals("a b [31mc d e", ServiceText.oneLine("a\r\nb\u001b[31mc\u202ed\u2028e\u0000"));
  }

  @Test
  void hidesASecretThatTheServiceRepeats() {
    assertEquals("bad token ***", ServiceText.oneLine("bad token CANARY", new Secret("CANARY")));
    assertEquals("abc", ServiceText.oneLine("abc", new Secret("")));
  }

  @Test
  void isShort() {
    assertEquals(200, ServiceText.oneLine("x".repeat(100_000)).length());
    assertEquals("x".repeat(200), ServiceText.oneLine("x".repeat(200)));
  }

  @Test
  void isOneHarmlessLineWhateverItIsGiven() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(300), 0, 0x10000).forEach(unit -> text.append((char) unit));
      String line = ServiceText.oneLine(text.toString());
      assertTrue(line.codePointCount(0, line.length()) <= 200);
      assertFalse(line.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x202e));
    }
  }
}
