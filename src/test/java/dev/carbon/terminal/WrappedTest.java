package dev.carbon.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.Cases;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WrappedTest {
  @Test
  void breaksBetweenWordsAndIndentsWhatFollows() {
    assertEquals(List.of("one two", "  three", "  four"), Wrapped.lines("one two three four", 9));
  }

  @Test
  void aLineThatFitsStaysAsItIs() {
    assertEquals(List.of("one two"), Wrapped.lines("one two", 7));
    assertEquals(List.of(""), Wrapped.lines("", 7));
  }

  @Test
  void keepsEveryWordInItsOrderAndNoLineIsTooLongUnlessAWordIs() {
    Cases.check(20260301, 500, WrappedTest::check);
  }

  private static void check(Random random) {
    String text =
        random
            .ints(1 + random.nextInt(30), 1, 12)
            .mapToObj("x"::repeat)
            .collect(Collectors.joining(" "));
    int width = 14 + random.nextInt(40);
    List<String> lines = Wrapped.lines(text, width);
    assertEquals(text, lines.stream().map(String::strip).collect(Collectors.joining(" ")));
    lines.forEach(line -> assertTrue(line.length() <= width, line));
  }
}
