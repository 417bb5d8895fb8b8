package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunLabelsTest {
  @Test
  void aKeyIsShortAndPlain() {
    assertTrue(RunLabels.isKey("team.vision_2-b"));
    assertTrue(RunLabels.isKey("a".repeat(63)));
    assertFalse(RunLabels.isKey("a".repeat(64)));
    for (String none : List.of("", "Team", "-team", ".team", "a b", "a=b", "t\u00e9am")) {
      assertFalse(RunLabels.isKey(none), none);
    }
  }

  @Test
  void aValueIsShortAndCanBePrinted() {
    assertTrue(RunLabels.isValue(""));
    assertTrue(RunLabels.isValue("Z\u00fcrich, 2 | 3"));
    assertTrue(RunLabels.isValue("\u4e2d".repeat(63)));
    assertFalse(RunLabels.isValue("v".repeat(64)));
    assertFalse(RunLabels.isValue("a\nb"));
    assertFalse(RunLabels.isValue("a\tb"));
    assertFalse(RunLabels.isValue("a\u202eb"));
  }

  @Test
  void aRunHasAFew() {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < RunLabels.MOST; i++) {
      labels.put("k" + i, "v");
    }
    assertTrue(RunLabels.areSensible(labels));
    labels.put("more", "v");
    assertFalse(RunLabels.areSensible(labels));
    assertFalse(RunLabels.areSensible(Map.of("k", "\u0007")));
  }
}
