package dev.carbon.packaged;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What the packaged program is made of is all told, and may be used. */
class SupplyChainIT {
  private static final Path TARGET = Path.of("target");

  /** Such as {@code (MIT) SLF4J API Module (org.slf4j:slf4j-api:2.0.20 - http://www.slf4j.org)}. */
  private static final Pattern LICENSED =
      Pattern.compile("(?m)^ +\\((.+?)\\) .*\\(([^():\\s]+):[^():\\s]+:[^():\\s]+ - .*\\)$");

  /** A licence and the groups under it, which may go on in deeper lines. */
  private static final Pattern NOTED = Pattern.compile("(?m)^  (\\S[^:]*):((?:.|\\n {3,})+)");

  private static final String NOTED_FROM = "Libraries, by licence";

  @Test
  @DisabledIfSystemProperty(
      named = "carbon.maven",
      matches = "offline=true",
      disabledReason = "without a network Maven skips the plugin that makes the SBOM")
  void theSbomListsEveryJarOfTheProgramAndNoOther() throws Exception {
    JsonNode sbom = new ObjectMapper().readTree(TARGET.resolve("carbon-sbom.json").toFile());

    assertEquals("CycloneDX", sbom.at("/bomFormat").asText());
    assertEquals(
        manifest().getValue(Attributes.Name.IMPLEMENTATION_VERSION),
        sbom.at("/metadata/component/version").asText());
    assertEquals(hashesOfTheClassPath(), hashesIn(sbom));
  }

  @Test
  void noJarLiesBesideTheProgramThatItDoesNotUse() throws Exception {
    try (Stream<Path> files = Files.list(TARGET.resolve("lib"))) {
      assertEquals(
          hashesOfTheClassPath().keySet(),
          files.map(file -> file.getFileName().toString()).collect(toCollection(TreeSet::new)));
    }
  }

  @Test
  void theNoticeNamesTheLicenceOfEveryLibrary() throws Exception {
    String notice = Files.readString(Path.of("NOTICE"));
    Map<String, Set<String>> licensed = new TreeMap<>();
    for (MatchResult library :
        matches(LICENSED, Files.readString(TARGET.resolve("licences.txt")))) {
      licensed.computeIfAbsent(library.group(1), name -> new TreeSet<>()).add(library.group(2));
    }
    Map<String, Set<String>> noted = new TreeMap<>();
    for (MatchResult line : matches(NOTED, notice.substring(notice.indexOf(NOTED_FROM)))) {
      noted.put(line.group(1), new TreeSet<>(List.of(line.group(2).strip().split(",\\s+"))));
    }

    assertTrue(licensed.size() > 1, "the list of licences was read");
    assertEquals(licensed, noted);
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static Attributes manifest() throws IOException {
    try (JarFile jar = new JarFile(TARGET.resolve("carbon.jar").toFile())) {
      return jar.getManifest().getMainAttributes();
    }
  }

  private static Map<String, String> hashesOfTheClassPath() throws Exception {
    Map<String, String> hashes = new TreeMap<>();
    for (String entry : manifest().getValue(Attributes.Name.CLASS_PATH).split(" ", -1)) {
      byte[] content = Files.readAllBytes(TARGET.resolve(entry));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      hashes.put(entry.substring("lib/".length()), HexFormat.of().formatHex(hash));
    }
    return hashes;
  }

  private static Map<String, String> hashesIn(JsonNode sbom) {
    Map<String, String> hashes = new TreeMap<>();
    for (JsonNode library : sbom.at("/components")) {
      String file = library.at("/name").asText() + "-" + library.at("/version").asText() + ".jar";
      for (JsonNode hash : library.at("/hashes")) {
        if (hash.at("/alg").asText().equals("SHA-256")) {
          hashes.put(file, hash.at("/content").asText());
        }
      }
    }
    return hashes;
  }
}
