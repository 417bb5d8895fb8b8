package dev.carbon.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.secret.SecretScan.Finding;
import dev.carbon.testing.Cases;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No token stands here in one piece, or those who look for tokens would find this file. */
class SecretScanTest {
  private static final String HEX_40 = "0123456789abcdef0123456789abcdef01234567";
  private static final String HEAD = "-----BEGIN RSA " + "PRIVATE KEY-----";

  static Stream<Arguments> secrets() {
    return Stream.of(
        Arguments.of(SecretKind.PRIVATE_KEY, HEAD),
        Arguments.of(SecretKind.PRIVATE_KEY, HEAD.replace("RSA ", "")),
        Arguments.of(SecretKind.PRIVATE_KEY, HEAD.replace("RSA", "OPENSSH")),
        Arguments.of(SecretKind.PRIVATE_KEY, HEAD.replace("RSA", "ENCRYPTED")),
        Arguments.of(SecretKind.SERVICE_ACCOUNT_KEY, "{\"private_key\" : \"" + HEAD + "\\n\"}"),
        Arguments.of(SecretKind.GOOGLE_API_KEY, "key='AIza" + "SyA-b_".repeat(6) + "'"),
        Arguments.of(SecretKind.GOOGLE_ACCESS_TOKEN, "Bearer ya29" + ".a0AfH6SM-b_c"),
        Arguments.of(SecretKind.GOOGLE_LOGIN, "\"refresh_token\": \"1//" + HEX_40 + "\""),
        Arguments.of(SecretKind.GOOGLE_LOGIN, "GOCSPX" + "-aB3_".repeat(6)),
        Arguments.of(SecretKind.AWS_ACCESS_KEY, "AKIA" + "IOSFODNN7EXAMPLE"),
        Arguments.of(SecretKind.AWS_ACCESS_KEY, "id=ASIA" + "IOSFODNN7EXAMPLE,"),
        Arguments.of(SecretKind.AWS_SECRET_KEY, "export AWS_SECRET_ACCESS_KEY='" + HEX_40 + "'"),
        Arguments.of(SecretKind.AWS_SECRET_KEY, "aws_secret_access_key = " + HEX_40),
        Arguments.of(SecretKind.HUGGING_FACE_TOKEN, "login('hf_" + "aBcDeFgH".repeat(4) + "')"),
        Arguments.of(SecretKind.WANDB_KEY, "WANDB_API_KEY=" + HEX_40),
        Arguments.of(SecretKind.WANDB_KEY, "MY_WANDB_API_KEY: \"" + HEX_40 + "\""),
        Arguments.of(SecretKind.WANDB_KEY, "wandb.login(key=\"" + HEX_40 + "\")"),
        Arguments.of(SecretKind.WANDB_KEY, "wandb login --relogin " + HEX_40),
        Arguments.of(SecretKind.WANDB_KEY, "key = 'wandb_v1" + "_aB3".repeat(20) + "'"),
        Arguments.of(
            SecretKind.GITHUB_TOKEN, "https://ghp" + "_" + "aB3d".repeat(9) + "@github.com"),
        Arguments.of(SecretKind.GITHUB_TOKEN, "github_pat" + "_11ABCDE".repeat(6)),
        Arguments.of(SecretKind.GITLAB_TOKEN, "glpat" + "-aB3_".repeat(5)),
        Arguments.of(SecretKind.SLACK_TOKEN, "xoxb" + "-123456789012-abcdef"),
        Arguments.of(
            SecretKind.SLACK_TOKEN,
            "https://hooks.slack" + ".com/services/T0000000A/B0000000A/abcdefghijklmnop12345678"),
        Arguments.of(SecretKind.MODEL_SERVICE_KEY, "sk-proj" + "-aB3_".repeat(5)),
        Arguments.of(SecretKind.MODEL_SERVICE_KEY, "sk" + "-" + HEX_40),
        Arguments.of(SecretKind.PACKAGE_TOKEN, "pypi" + "-AgEIcHlwaS5vcmc".repeat(5)),
        Arguments.of(SecretKind.PACKAGE_TOKEN, "//host/:_authToken=npm" + "_" + "aB3d".repeat(9)));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void eachKindIsFoundWithItsLineAlsoAtTheEndOfAFileAndInTwoBytesACharacter(
      SecretKind kind, String text) {
    List<Finding> third = List.of(new Finding(3, kind));
    String between = "import os\n\nx = " + text + "  # mine\nprint(x)\n";

    assertEquals(List.of(new Finding(1, kind)), scan(text, StandardCharsets.UTF_8));
    assertEquals(third, scan(between, StandardCharsets.UTF_8));
    assertEquals(third, scan("\uFEFF" + between, StandardCharsets.UTF_16LE));
    assertEquals(third, scan("\uFEFF" + between, StandardCharsets.UTF_16BE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----",
        "-------------------- BEGIN",
        "{\"private_key\": \"\"}",
        "{\"private_key\": \"${KEY}\"}",
        "data[\"private_key\"]",
        "AIzaSy",
        "ya29.",
        "AKIA and ASIA begin the keys of AWS",
        "MAKIAIOSFODNN7EXAMPLE",
        "ASIANPOPULATIONCENTRES",
        "token = os.environ['HF_TOKEN']",
        "hf_datasetsconfigurationloaderfunction(x)",
        "hf_hub_download(repo_id='a/b', filename='model.safetensors')",
        "wandb==0.22.3 --hash=sha256:" + HEX_40 + "0123456789abcdef01234567",
        "wandb @ git+https://github.com/wandb/wandb@" + HEX_40,
        "wandb.init(project='x', config={'login': True})",
        "commit " + HEX_40,
        "github.com/x/ghp_",
        "<div class=\"sk-toggleable__content sk-estimator-doc-link-fitted sk-text-repr\">",
        "xoxoxo-hugs-and-kisses",
        "npm_config_registry=https://packages.example.com",
        "pypi-publish"
      })
  void ordinaryTextIsNoSecret(String text) {
    assertEquals(List.of(), scan(text, StandardCharsets.UTF_8));
  }

  @Test
  void aSecretIsFoundWhereverTheFileIsCutAndHoweverLongItsLinesAre() {
    Cases.check(20261121, 60, SecretScanTest::anywhere);
  }

  private static void anywhere(Random random) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      text.append("x".repeat(random.nextInt(9000))).append('\n');
    }
    text.append("y".repeat(random.nextInt(70_000)))
        .append(" AKIA")
        .append("IOSFODNN7EXAMPLE")
        .append(" z".repeat(random.nextInt(70_000)));
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    SecretScan scan = new SecretScan();
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(100_000));
      scan.update(bytes, at, length);
      at += length;
    }

    assertEquals(List.of(new Finding(lines + 1, SecretKind.AWS_ACCESS_KEY)), scan.finish());
  }

  @Test
  void oneALineAndFiveAFileAreEnough() {
    String line = "a = 'AKIA" + "IOSFODNN7EXAMPLE', 'glpat" + "-aB3_".repeat(5) + "'\n";

    assertEquals(
        List.of(1L, 2L, 3L, 4L, 5L),
        scan(line.repeat(9), StandardCharsets.UTF_8).stream().map(Finding::line).toList());
  }

  @Test
  void aProgramThatNamesTheHeadOfAKeyHasNoneAndOneWithAKeyHas() {
    String named = "\0\1" + HEAD + "\0-----END\0";
    String held = "\0\1" + HEAD + "\n" + HEX_40 + HEX_40 + "\n";

    assertEquals(List.of(), scan(named, StandardCharsets.ISO_8859_1));
    assertEquals(
        List.of(new Finding(0, SecretKind.PRIVATE_KEY)), scan(held, StandardCharsets.ISO_8859_1));
  }

  private static List<Finding> scan(String text, Charset charset) {
    SecretScan scan = new SecretScan();
    byte[] bytes = text.getBytes(charset);
    scan.update(bytes, 0, bytes.length);
    return scan.finish();
  }
}
