package dev.carbon.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportQuestionTest {
  private static final ReportedRun RUN =
      SampleRun.make().labelled(Map.of("team", "vision", "trial", "7")).get();

  @Test
  void allLabelsMustHold() {
    assertTrue(labelled(Map.of("team", Optional.of("vision"))));
    assertTrue(labelled(Map.of("team", Optional.of("vision"), "trial", Optional.empty())));
    assertFalse(labelled(Map.of("team", Optional.of("vision"), "trial", Optional.of("8"))));
    assertFalse(labelled(Map.of("owner", Optional.empty())));
    assertFalse(labelled(Map.of("team", Optional.of(""))));
  }

  private static boolean labelled(Map<String, Optional<String>> labels) {
    return new ReportQuestion(Optional.empty(), Optional.empty(), Set.of(), labels).asksFor(RUN);
  }
}
