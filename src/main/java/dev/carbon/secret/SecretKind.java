package dev.carbon.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a key or token looks like to whoever does not know it. Each begins with letters that hardly
 * anything else begins with; the rest of a shape is a little wider than its issuer's, so that what
 * is issued next year is found too. An example from somebody's manual is found like a real one.
 */
public enum SecretKind {
  SERVICE_ACCOUNT_KEY(
      "key of a Google service account",
      "\"private_key\"\\s{0,9}:\\s{0,9}\"[^\"<${]",
      "\"private_key\""),
  PRIVATE_KEY(
      "private key",
      "-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----",
      "-----BEGIN "),
  GOOGLE_API_KEY("Google API key", "AIza[0-9A-Za-z_-]{30,}", "AIza"),
  GOOGLE_ACCESS_TOKEN("Google access token", "ya29\\.[0-9A-Za-z_.-]{10,}", "ya29."),
  GOOGLE_LOGIN(
      "Google login",
      "\"refresh_token\"\\s{0,9}:\\s{0,9}\"[^\"]{20}|GOCSPX-[0-9A-Za-z_-]{20,}",
      "\"refresh_token\"",
      "GOCSPX-"),
  AWS_ACCESS_KEY("AWS access key", "A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])", "AKIA", "ASIA"),
  AWS_SECRET_KEY(
      "AWS secret key",
      "(?i)aws_secret_access_key[\"'\\])]{0,3}\\s{0,9}[=:,]\\s{0,9}[\"']?[a-z0-9/+]{40}(?![a-z0-9/+])",
      "aws_secret_access_key",
      "AWS_SECRET_ACCESS_KEY"),
  HUGGING_FACE_TOKEN("Hugging Face token", "hf_(?=[a-z]{0,60}[A-Z0-9])[0-9A-Za-z]{20,}", "hf_"),
  WANDB_KEY(
      "Weights & Biases key",
      "wandb_v1_[0-9A-Za-z_-]{20,}|(?i)wandb[^\\n@/#]{0,40}?(?:key|login)[^\\n@/]{0,20}?"
          + "[^0-9a-z](?:local-)?[0-9a-f]{40}(?![0-9a-z])",
      "wandb",
      "WANDB"),
  GITHUB_TOKEN(
      "GitHub token",
      "gh[pousr]_[0-9A-Za-z]{30,}|github_pat_[0-9A-Za-z_]{22,}",
      "ghp_",
      "gho_",
      "ghu_",
      "ghs_",
      "ghr_",
      "github_pat_"),
  GITLAB_TOKEN("GitLab token", "glpat-[0-9A-Za-z_-]{20,}", "glpat-"),
  SLACK_TOKEN(
      "Slack token",
      "xox[a-z]-(?=[0-9A-Za-z-]{0,20}[0-9])[0-9A-Za-z-]{10,}"
          + "|hooks\\.slack\\.com/services/T[0-9A-Z]{6,}/B[0-9A-Z]{6,}/[0-9A-Za-z]{16,}",
      "xox",
      "hooks.slack.com/"),
  MODEL_SERVICE_KEY(
      "key of OpenAI or Anthropic",
      "sk-(?:proj|svcacct|admin|ant)-[0-9A-Za-z_-]{20,}|sk-[0-9A-Za-z]{32,}",
      "sk-"),
  PACKAGE_TOKEN(
      "token of PyPI or npm",
      "pypi-[0-9A-Za-z_-]{50,}|npm_[0-9A-Za-z]{36}(?![0-9A-Za-z])",
      "pypi-",
      "npm_");

  private static final Pattern KEY_ITSELF =
      Pattern.compile("KEY(?: BLOCK)?-----\\s{1,4}[0-9A-Za-z+/=\\s]{40}");

  /** No shape needs to see more than this to be told. */
  static final int LONGEST = 256;

  private final String words;
  private final Pattern pattern;

  /** Each that it may begin with, with {@code |} between them. */
  private final String beginnings;

  SecretKind(String words, String pattern, String... beginnings) {
    this.words = words;
    this.pattern = Pattern.compile(pattern);
    this.beginnings = String.join("|", beginnings);
  }

  /** For a message: {@code Hugging Face token}. */
  public String words() {
    return words;
  }

  /** The kind of the first secret in a short text; empty when it holds none that is known. */
  public static Optional<SecretKind> in(String text) {
    SecretScan scan = new SecretScan();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    scan.update(bytes, 0, bytes.length);
    return scan.finish().stream().map(SecretScan.Finding::kind).findFirst();
  }

  /** What a secret of any kind begins with. */
  static List<String> allBeginnings() {
    return Arrays.stream(values())
        .flatMap(kind -> Stream.of(kind.beginnings.split("[|]")))
        .toList();
  }

  /**
   * The kind of the secret that begins at the start of {@code text}.
   *
   * @param text a character a byte, {@link #LONGEST} of them unless the file ends before
   * @param isOfText else of a program, say, which names the heads of keys without having one
   */
  static Optional<SecretKind> at(String text, boolean isOfText) {
    return Arrays.stream(values())
        .filter(kind -> kind.pattern.matcher(text).lookingAt())
        .filter(kind -> isOfText || kind != PRIVATE_KEY || KEY_ITSELF.matcher(text).find())
        .findFirst();
  }
}
