package dev.carbon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret stands in a file of settings, and no file of settings is open to others. */
class SecretsInSettingsTest extends SettingsFixture {
  private static final String TOKEN = "hf_" + "aBcDeFgH".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "machine: TOKEN\n",
        "regions: [us-central1, TOKEN]\n",
        "task:\n  args: [--lr, '0.1', TOKEN]\n",
        "task:\n  env:\n    A: b\n    SOME_NAME: TOKEN\n",
        "task:\n  image: x/TOKEN\n"
      })
  void aTokenIsRefusedWithItsKindAndIsNotRepeated(String content) {
    project(content.replace("TOKEN", TOKEN));

    String failure = failure();

    assertTrue(failure.contains("env:NAME or file:PATH"), failure);
    assertTrue(failure.contains(projectFile() + ":"), failure);
    assertFalse(failure.contains(TOKEN), failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MY_API_KEY", "DB_PASSWORD", "HF_TOKEN", "CLIENT_SECRET", "AWS_SECRET_ACCESS_KEY"})
  void aVariableThatIsNamedLikeASecretIsRefusedWhateverItHolds(String name) {
    project("task:\n  env:\n    " + name + ": CANARY-0123\n");

    String failure = failure();

    assertTrue(failure.contains(projectFile() + ":2: env " + name + " looks like a"), failure);
    assertFalse(failure.contains("CANARY"), failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EOS_TOKEN: '<|endoftext|>'",
        "MAX_TOKENS: 20480000",
        "API_KEY: none",
        "TOKENIZER: bert-base-uncased",
        "WANDB_PROJECT: classification"
      })
  void anOrdinaryVariableIsTaken(String line) {
    project("task:\n  env:\n    " + line + "\n");

    assertEquals(1, settings().task().find(TaskKey.ENV).orElseThrow().texts().size());
  }

  @Test
  void aPlaceOfASecretIsTaken() {
    project("task:\n  secrets:\n    HF_TOKEN: env:HF_TOKEN\n    B_API_KEY: file:/keys/b\n");

    assertEquals(
        List.of("HF_TOKEN=env:HF_TOKEN", "B_API_KEY=file:/keys/b"),
        settings().task().find(TaskKey.SECRETS).orElseThrow().texts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eia-api-key", "electricity-maps-api-key", "watttime-password", "token"})
  void aKeyForATokenIsToldWhereTokensAreTakenFrom(String key) {
    user(key + ": CANARY-0123\n");

    assertTrue(failure().contains("WATTTIME_PASSWORD, or EIA_API_KEY in the environment"));
    assertFalse(failure().contains("CANARY"), failure());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void theUsersFileIsRefusedWhileOthersMayReadOrChangeIt(String permissions) {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    user("source: google-annual\n");
    permit(userFile(), permissions);

    assertTrue(failure().contains("run: chmod 600 " + userFile() + " ("), failure());

    variables.put("CARBON_INSECURE_PERMISSIONS", "0");
    assertTrue(failure().contains("chmod 600"), failure());
    variables.put("CARBON_INSECURE_PERMISSIONS", "1");
    assertEquals(Optional.of("google-annual"), settings().text(Setting.SOURCE));
  }

  @Test
  void theUsersFileIsTakenWhenItIsTheUsersAlone() {
    user("source: google-annual\n");
    permit(userFile(), "r--------");

    assertEquals(Optional.of("google-annual"), settings().text(Setting.SOURCE));
  }

  @Test
  void aProjectsFileMayBeReadByAll() {
    project("source: google-annual\n");
    permit(projectFile(), "rw-rw-rw-");

    assertEquals(Optional.of("google-annual"), settings().text(Setting.SOURCE));
  }

  @ParameterizedTest
  @ValueSource(ints = {400_000, 990_000})
  void neitherDeepNorLongContentBreaksCarbon(int length) {
    user("regions: " + "[".repeat(length));
    failure();
    user(
        """
        a: &a [x]
        b: &b [*a, *a]
        c: &c [*b, *b]
        d: [*c, *c, *c]
        """);
    failure();
    user("? " + "k".repeat(length) + "\n: v\n");
    assertTrue(failure().length() < 2000, "a message of " + failure().length() + " characters");
    user("machine: " + "v".repeat(length) + "\n");
    settings();
    project("task:\n  " + "{a: ".repeat(length / 4));
    failure();
  }
}
