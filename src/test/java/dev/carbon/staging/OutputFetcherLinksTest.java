package dev.carbon.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.testing.Cases;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the objects are called and whatever links lie there: nothing is written elsewhere. */
@DisabledOnOs(OS.WINDOWS)
class OutputFetcherLinksTest {
  private static final List<String> PARTS =
      List.of("a", "b", "c", "out", "..", ".", "%2E%2E", "a\\b", "C:", "A", "", " ", "\u202E");
  private static final List<String> LINKED =
      List.of("..", "../outside", "../outside/secret", ".", "a", "../nowhere", "b/../..");

  @TempDir private Path folder;

  @Test
  void everyOutputIsBelowItsFolderAndNothingElseIsTouched() {
    Cases.check(20261121, 400, this::fetchAmongLinks);
  }

  private void fetchAmongLinks(Random random) throws IOException {
    Path world = Files.createTempDirectory(folder, "case").toRealPath();
    Path home = Files.createDirectory(world.resolve("home"));
    Path outside = Files.createDirectory(world.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "mine");
    plant(home, random);
    FakeStager stager = new FakeStager();
    Bucket bucket = bucketOf(stager);
    Map<String, String> contents = new TreeMap<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      String name = name(random);
      contents.put(name, "content " + i);
      stager.write(bucket.name(), new ObjectName(name), contents.get(name).getBytes(UTF_8));
    }
    Map<String, String> before = tree(world, home);
    List<OutputFile> heard = new ArrayList<>();

    try {
      List<OutputFile> files =
          new OutputFetcher(stager, home).fetch(bucket, any -> true, new HeardTransfer<>(heard));
      assertEquals(files.size(), heard.size());
    } catch (CarbonException e) {
      assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, e.kind(), e.text());
    }

    assertEquals(before, tree(world, home), () -> contents + " changed something elsewhere");
    for (OutputFile file : heard) {
      Path there = home.resolve(file.path());
      assertTrue(Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS), file.path());
      assertTrue(there.toRealPath().startsWith(home), file.path());
      assertEquals(contents.get(file.object().name().value()), Files.readString(there));
    }
  }

  private static void plant(Path home, Random random) throws IOException {
    for (int i = random.nextInt(4); i > 0; i--) {
      Path place = home.resolve(Cases.any(random, List.of("a", "b", "c", "a/b", "out/a")));
      try {
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, Path.of(Cases.any(random, LINKED)));
      } catch (FileAlreadyExistsException e) {
        // Another link lies there already, or leads somewhere that has such a file.
      }
    }
  }

  private static Bucket bucketOf(FakeStager stager) {
    RunId run = RunId.random(new SecureRandom());
    return stager.create(
        new BucketSpec(
            BucketName.of(run, 1),
            Location.LOCAL,
            Labels.of(run, 1, "0.1.0", Instant.EPOCH),
            Optional.empty(),
            false));
  }

  private static String name(Random random) {
    List<String> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      parts.add(Cases.any(random, PARTS));
    }
    return (random.nextBoolean() ? "output/" : "") + String.join("/", parts);
  }

  /** All that lies in the world but not in the home, with what it holds; no link is followed. */
  private static Map<String, String> tree(Path world, Path home) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(world)) {
      for (Path each : all.filter(path -> !path.startsWith(home)).toList()) {
        boolean file = Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS);
        tree.put(each.toString(), file ? Files.readString(each) : "");
      }
    }
    return tree;
  }
}
