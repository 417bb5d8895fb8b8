package dev.carbon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelInputTest {
  private static final String TOKEN = "hf_" + "aBcDeFgH".repeat(4);

  private final Problems problems = new Problems();

  @Test
  void aValueMayHoldWhatItLikesAndBeEmpty() {
    assertEquals(
        Map.of("team", "a=b", "note", ""),
        LabelInput.labels(List.of("team=a=b", "note="), problems));
    assertTrue(problems.isEmpty());
  }

  @Test
  void aSecretIsRefusedAndNotRepeated() {
    LabelInput.labels(List.of("team=a", "note=" + TOKEN), problems);
    LabelInput.wanted(List.of("note=" + TOKEN), problems);

    assertEquals(2, problems.messages().size());
    problems
        .messages()
        .forEach(
            message -> {
              assertTrue(message.contains("looks like a secret (Hugging Face"), message);
              assertFalse(message.contains(TOKEN), message);
            });
    assertTrue(problems.messages().get(0).startsWith("--label, the one at place 2: "));
  }

  @Test
  void whatIsNoLabelIsNotRepeatedEither() {
    LabelInput.labels(List.of("canary", "CANARY=canary", "k=" + "canary".repeat(11)), problems);

    assertEquals(3, problems.messages().size());
    assertFalse(problems.messages().toString().toLowerCase(Locale.ROOT).contains("canary"));
  }

  @Test
  void thereAreNotTooMany() {
    List<String> many = IntStream.range(0, 33).mapToObj(i -> "k" + i + "=v").toList();

    LabelInput.labels(many.subList(0, 32), problems);
    assertTrue(problems.isEmpty());
    LabelInput.labels(many, problems);
    assertEquals(List.of("--label: a run has at most 32 labels"), problems.messages());
  }

  @Test
  void aKeyAloneAsksForAnyValueAndIsNoContradiction() {
    assertEquals(
        Map.of("team", Optional.of("a"), "trial", Optional.empty()),
        LabelInput.wanted(List.of("team", "team=a", "trial"), problems));
    assertTrue(problems.isEmpty());
    LabelInput.wanted(List.of("team=a", "team=b"), problems);
    assertEquals(List.of("--label: team cannot have two values; no run has"), problems.messages());
  }
}
