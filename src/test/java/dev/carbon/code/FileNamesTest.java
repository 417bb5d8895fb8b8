package dev.carbon.code;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names stop a launch. */
class FileNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".env",
        ".ENV.production",
        ".envrc",
        "prod.env",
        "id_ed25519",
        "id_rsa.bak",
        ".npmrc",
        ".pypirc",
        ".git-credentials",
        "wandb/netrc",
        "_netrc",
        "secrets.yaml",
        "credentials",
        ".aws/credentials",
        "application_default_credentials.json",
        "token.json",
        "client_secret_1.json",
        "service-account.json",
        "service_account_x.json",
        "kaggle.json",
        "gha-creds-0123456789abcdef.json",
        "KEY.PEM",
        "x.p12"
      })
  void ofKeysAndCredentialsAreKnown(String path) {
    assertTrue(FileNames.isSecret(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id_rsa.pub",
        ".env.example",
        "environment.py",
        "token.py",
        "tokenizer.json",
        "tokens.txt",
        "secrets.py",
        "keys.py",
        "monkey.py",
        "credentials.py",
        "netrc.py"
      })
  void ofOrdinaryFilesStopNothing(String path) {
    assertFalse(FileNames.isSecret(path));
  }
}
