package dev.carbon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration file may hold. */
class SettingsFileTest extends SettingsFixture {
  @Test
  void mayHoldAListOrWordsWithCommas() {
    user("regions: [us-central1, europe-west4]\n");
    assertEquals(List.of("us-central1", "europe-west4"), settings().words(Setting.REGIONS));
    user("regions:\n  - us-central1\n  - europe-west4\n");
    assertEquals(List.of("us-central1", "europe-west4"), settings().words(Setting.REGIONS));
    user("regions: ' us-central1, ,europe-west4,'\n");
    assertEquals(List.of("us-central1", "europe-west4"), settings().words(Setting.REGIONS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing here\n", "---\n", "{}"})
  void maySayNothing(String content) {
    user(content);
    assertEquals("default", origin(Setting.SOURCE));
  }

  @Test
  void mayHaveWindowsLineEndsAndAByteOrderMark() {
    user("\uFEFFsource: google-annual\r\ntimeout: 1h\r\n");
    assertEquals(Optional.of("google-annual"), settings().text(Setting.SOURCE));
    assertEquals(Duration.ofHours(1), settings().duration(Setting.TIMEOUT));
    assertEquals(userFile() + ":2", origin(Setting.TIMEOUT));
  }

  @Test
  void keepsAValueAsItStands() {
    user("project: 0123_456\nmachine: yes\naccelerator: 1e3\n");
    assertEquals(Optional.of("0123_456"), settings().text(Setting.PROJECT));
    assertEquals(Optional.of("yes"), settings().text(Setting.MACHINE));
    assertEquals(Optional.of("1e3"), settings().text(Setting.ACCELERATOR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source: auto\nsource: google-annual\n",
        "task:\n  entry: task.py\n",
        "source:\n  name: auto\n",
        "source: [auto, google-annual]\n",
        "source:\n",
        "source: null\n",
        "source: '  '\n",
        "regions: []\n",
        "regions: ','\n",
        "regions: [[eu]]\n",
        "regions: [eu, null]\n",
        "regions: [eu, {a: b}]\n",
        "regions: &r [eu]\nexclude-regions: *r\n",
        "regions: [*nobody]\n",
        "python: *nobody\n",
        "<<: *base\n",
        "- source\n",
        "just words\n",
        "source: auto\n---\nsource: google-annual\n",
        "source: auto\n...\njunk\n",
        "source: 'open\n",
        "\tsource: auto\n",
        "source: auto: more\n",
        "source: a\u0000b\n",
        "timeout: 30\n",
        "timeout: 0s\n",
        "vertex-fee: -1\n",
        "vertex-fee: 1001\n",
        "vertex-fee: much\n",
        "vertex-fee: NaN\n",
        "electricity-maps-url: not a url\n",
        "electricity-maps-url: https://me:secret@api.example\n",
        "vertex-endpoint: 127.0.0.1:1\n",
        "SOURCE: auto\n"
      })
  void isRefusedWithItsNameWhenItIsWrong(String content) {
    user(content);
    assertTrue(failure().contains(userFile().toString()), failure());
  }

  @Test
  void namesTheLineOfADuplicate() {
    user("source: auto\ntimeout: 1h\nsource: google-annual\n");
    assertTrue(failure().contains(userFile() + ":3: "), failure());
  }

  @Test
  void isNotReadWhenItIsLargerThanAMegabyte() {
    user("# " + "x".repeat(1_000_000) + "\nsource: google-annual\n");
    assertTrue(failure().contains("larger than 1 MB"), failure());
  }

  @Test
  void thatIsAFolderCannotBeRead() throws IOException {
    Files.createDirectory(projectFile());
    assertEquals("could not read " + projectFile(), failure());
  }

  @Test
  void neverBreaksCarbonWhateverItHolds() {
    String alphabet = "ab:-[]{}&*!|>'\"%@`#,? \n\t\u0000\uFEFFé~<=source";
    Random random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      StringBuilder content = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        content.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      user(content.toString());
      try {
        settings();
      } catch (CarbonException e) {
        assertEquals(ErrorKind.CONFIGURATION, e.kind());
      }
    }
  }
}
