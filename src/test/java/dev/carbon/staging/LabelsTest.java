package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.Cases;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final String ALPHABET = "aZ09.-_+ /:\n\u00e9\u0130\u00df\u4eac";

  @Test
  void sayTheVersionOfCarbon() {
    RunId run = new RunId("r-" + "a".repeat(26));
    Map<String, String> labels = Labels.of(run, 2, "0.1.0-SNAPSHOT", Instant.ofEpochSecond(7));

    assertEquals(
        Map.of(
            Labels.RUN, run.value(),
            Labels.ATTEMPT, "2",
            Labels.VERSION, "0-1-0-snapshot",
            Labels.CREATED, "7"),
        labels);
  }

  @Test
  void areTakenByGoogleWhateverTheVersionIsCalled() {
    SecureRandom ids = new SecureRandom();
    Cases.check(
        9,
        2000,
        random -> {
          StringBuilder version = new StringBuilder();
          for (int length = random.nextInt(100); length > 0; length--) {
            version.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
          }
          Instant created = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
          Labels.of(RunId.random(ids), 1 + random.nextInt(50), version.toString(), created)
              .forEach(
                  (key, value) -> {
                    assertTrue(key.matches("[a-z][a-z0-9_-]{0,62}"), key);
                    assertTrue(value.matches("[a-z0-9_-]{0,63}"), value);
                  });
        });
  }
}
