package dev.carbon.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> KNOWN =
      List.of("us-central1", "us-east1", "us-east4", "europe-west4", "all", "eu");

  @Test
  void findsWhatWasProbablyMeant() {
    assertEquals(Optional.of("us-central1"), Suggestion.nearest("us-cental1", KNOWN));
    assertEquals(Optional.of("europe-west4"), Suggestion.nearest("europe-wset4", KNOWN));
    assertEquals(Optional.of("eu"), Suggestion.nearest("e", KNOWN));
  }

  @Test
  void suggestsNothingForAWordThatIsFarFromAll() {
    assertEquals(Optional.empty(), Suggestion.nearest("mars-north1", KNOWN));
    assertEquals(Optional.empty(), Suggestion.nearest("", KNOWN));
    assertEquals(Optional.empty(), Suggestion.nearest("us-east1", List.of()));
  }

  @Test
  void prefersTheFirstInAlphabetAmongEquallyNearWords() {
    assertEquals(Optional.of("us-east1"), Suggestion.nearest("us-east2", KNOWN));
  }

  @Test
  void isASentenceOrNothing() {
    assertEquals("; did you mean 'all'?", Suggestion.sentence("al", KNOWN));
    assertEquals("", Suggestion.sentence("nothing-like-it", KNOWN));
  }

  @Test
  void theDistanceIsAMetric() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      String a = word(random);
      String b = word(random);
      String c = word(random);
      int ab = Suggestion.distance(a, b);
      assertEquals(ab, Suggestion.distance(b, a));
      assertEquals(a.equals(b), ab == 0);
      assertTrue(Suggestion.distance(a, c) <= ab + Suggestion.distance(b, c));
      assertTrue(ab <= Math.max(a.length(), b.length()));
      assertTrue(ab >= Math.abs(a.length() - b.length()));
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }
}
