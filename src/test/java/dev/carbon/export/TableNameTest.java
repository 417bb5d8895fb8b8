package dev.carbon.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.testing.Cases;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {
  @Test
  void hasThreeParts() {
    assertEquals(
        Optional.of(new TableName("my-billing", "carbon", "carbon_footprint")),
        TableName.parse("my-billing.carbon.carbon_footprint"));
  }

  @Test
  void theProjectMayHaveItsDomain() {
    assertEquals(
        Optional.of(new TableName("example.com:my-billing", "d", "t-2")),
        TableName.parse("example.com:my-billing.d.t-2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "carbon.carbon_footprint",
        "my-billing.carbon.table.more",
        "my-billing.car bon.t",
        "my-billing.carbon.t` WHERE TRUE; --",
        "my-billing.carbon.t`",
        "`my-billing`.carbon.t",
        "my-billing.carbon.t\n",
        "my-billing.car-bon.t",
        "My-Billing.carbon.t",
        "my-billing:carbon.t",
        "my-billing.carbon.tä",
        "my-billing.carbon.t/../x",
        "my-billing.carbon."
      })
  void anythingElseIsNone(String text) {
    assertEquals(Optional.empty(), TableName.parse(text));
  }

  @Test
  void partsOfAnotherShapeAreNoTable() {
    assertThrows(IllegalArgumentException.class, () -> new TableName("my-billing", "a.b", "c"));
    assertThrows(IllegalArgumentException.class, () -> new TableName("my-billing", "a", "b`"));
  }

  @Test
  void whatIsTakenHasNothingThatEndsAQuoteOrAnAddress() {
    List<String> pieces =
        List.of("my-billing", ".", "carbon", "t_1", "`", "'", "\"", ";", " ", "/", "?", "\\", ":");
    Cases.check(
        1,
        2000,
        random -> {
          String text = text(random, pieces);
          TableName.parse(text)
              .ifPresent(
                  table -> assertEquals("", table.toString().replaceAll("[A-Za-z0-9._:-]", "")));
        });
  }

  private static String text(Random random, List<String> pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(Cases.any(random, pieces));
    }
    return text.toString();
  }
}
