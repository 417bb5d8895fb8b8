package dev.carbon.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Secrets that nobody may see again: not as they are, not as they are sent, not a part of one. */
public final class Canary {
  /** What a service gives for a good login. */
  public static final String TOKEN = "CANARY-token-Vb7Yq3Lx9";

  private static final String PASSWORD = "CANARY-pw-Hw5Rt8Kp2";
  private static final String USER = "somebody";

  /** Not of the letters that a real key has: it is sent otherwise than it is meant. */
  private static final String EIA_KEY = "CANARY-eia key+Jd4/Nf6=Gs1";

  private static final String MAPS_KEY = "CANARY-maps-Qz2Xc6Mv8";

  /** The variables that hold them. */
  public static final Map<String, String> KEYS =
      Map.of(
          "ELECTRICITY_MAPS_API_KEY",
          MAPS_KEY,
          "WATTTIME_USER",
          USER,
          "WATTTIME_PASSWORD",
          PASSWORD,
          "EIA_API_KEY",
          EIA_KEY);

  /** So much of a secret is a leak. */
  private static final int PART = 8;

  private static final List<String> SECRETS =
      List.of(
          TOKEN,
          PASSWORD,
          EIA_KEY,
          MAPS_KEY,
          URLEncoder.encode(EIA_KEY, StandardCharsets.UTF_8),
          URLEncoder.encode(EIA_KEY, StandardCharsets.UTF_8).replace("+", "%20"),
          Base64.getEncoder()
              .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));

  private Canary() {}

  /** Fails when a part of a secret is in {@code text}. */
  public static void assertAbsent(String text) {
    for (String secret : SECRETS) {
      for (int i = 0; i + PART <= secret.length(); i++) {
        String part = secret.substring(i, i + PART);
        assertFalse(text.contains(part), () -> "shows " + part + " in: " + text);
      }
    }
  }

  /** Fails when a part of a secret is in a file below {@code folder}, or in the name of one. */
  public static void assertAbsentBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        assertAbsent(folder.relativize(file).toString());
        if (Files.isRegularFile(file)) {
          assertAbsent(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
  }
}
