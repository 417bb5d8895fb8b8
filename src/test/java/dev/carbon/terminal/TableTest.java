package dev.carbon.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Table table = new Table().words("region").numbers("g/kWh");

  @Test
  void putsWordsToTheLeftAndNumbersToTheRight() {
    table.row("europe-west4", "208.81").row("us-east1", "5");
    assertEquals(
        List.of("region         g/kWh", "europe-west4  208.81", "us-east1           5"), lines());
  }

  @Test
  void isAsWideAsItsTitlesWithoutRows() {
    assertEquals(List.of("region  g/kWh"), lines());
  }

  @Test
  void countsCharactersAndNotHowTheyAreStored() {
    table.row("Québec 😀", "1").row("123456789", "2");
    assertEquals(List.of("region     g/kWh", "Québec 😀       1", "123456789      2"), lines());
  }

  @Test
  void endsNoLineWithBlanks() {
    Table words = new Table().words("a").words("note").row("x", "").row("yyyy", "n");
    assertEquals(List.of("a     note", "x", "yyyy  n"), words.lines(UnaryOperator.identity()));
  }

  @Test
  void letsNoCellBreakTheLine() {
    table.row("evil\n\u001B[2J", "1");
    assertEquals(List.of("region     g/kWh", "evil\uFFFD\uFFFD[2J      1"), lines());
  }

  @Test
  void stylesTheTitlesWithoutShiftingThem() {
    table.row("x", "1");
    assertEquals("REGION  G/KWH", table.lines(line -> line.toUpperCase(Locale.ROOT)).get(0));
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThrows(IllegalArgumentException.class, () -> table.row("only one"));
  }

  private List<String> lines() {
    return table.lines(UnaryOperator.identity());
  }
}
