package dev.carbon.placement.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.error.RegionRefusal;
import dev.carbon.placement.Refused;
import dev.carbon.placement.Requests;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import dev.carbon.shelf.Sealed;
import dev.carbon.shelf.Shelf;
import dev.carbon.shelf.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskRefusalsDamageTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");
  private static final String PROJECT = "my-project";
  private static final Workers WORKERS = Requests.of("us-central1").build().workers();
  private static final Refused QUOTA =
      new Refused(new RegionId("europe-west4"), RegionRefusal.QUOTA, "canary words", NOW);
  private static final Entry ENTRY = Entry.of(PROJECT, WORKERS.toString(), QUOTA);
  private static final int CASES = 5_000;

  @TempDir private Path home;
  private final List<String> trace = new ArrayList<>();
  private DiskRefusals memory;
  private Path file;

  @BeforeEach
  void aRefusalIsRemembered() throws IOException {
    memory = new DiskRefusals(home, Clock.fixed(NOW, ZoneOffset.UTC), trace::add);
    memory.remember(PROJECT, WORKERS, QUOTA);
    try (Stream<Path> all = Files.walk(home)) {
      file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "null", "7", "[]", "{}", "{\"why\":", "not JSON"})
  void whatIsNoRefusalIsNotThere(String content) throws IOException {
    Files.writeString(file, content);
    isNotThere();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "canary words|other words",
        "\"QUOTA\"|\"CAPACITY\"",
        "\"QUOTA\"|\"quota\"",
        "\"QUOTA\"|null",
        "my-project|your-project",
        "europe-west4|europe-west1",
        "europe-west4|Europe West",
        "n1-standard-4|n1-standard-8",
        "12:20:00Z|12:19:00Z",
        "schemaVersion\":1|schemaVersion\":2",
      })
  void whatAHandHasChangedIsNotThere(String from, String to) throws IOException {
    String before = Files.readString(file);
    assertTrue(before.contains(from), before);
    Files.writeString(file, before.replace(from, to));
    isNotThere();
  }

  @Test
  void whatCannotBeIsNotThereEvenWithTheRightChecksum() throws IOException {
    resealed(document -> document.put("message", "two\nlines"));
    isNotThere();
    resealed(document -> document.put("message", "\u001b]52;c;\u0007"));
    isNotThere();
    resealed(document -> document.put("message", "w".repeat(601)));
    isNotThere();
    resealed(document -> document.putNull("workers"));
    isNotThere();
    resealed(document -> document.put("why", "POLICY"));
    isNotThere();
    resealed(document -> document.put("project", "another-project"));
    isNotThere();
    resealed(document -> document.put("more", "than we write"));
    isNotThere();
  }

  @Test
  void theFileOfAnotherRegionUnderThisNameIsNotThere() throws IOException {
    resealed(document -> document.put("region", "europe-west1"));
    isNotThere();
  }

  @Test
  void aFileThatIsTooLargeIsNotThere() throws IOException {
    Files.writeString(file, Files.readString(file) + " ".repeat(Shelf.MOST_BYTES));
    isNotThere();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsNeitherReadNorWrittenThrough() throws IOException {
    Path real = Files.move(file, home.resolve("real.json"));
    String before = Files.readString(real);
    Files.createSymbolicLink(file, real);
    assertEquals(List.of(), memory.lately(PROJECT, WORKERS));
    Refused other = new Refused(QUOTA.region(), QUOTA.why(), "other words", NOW);
    memory.remember(PROJECT, WORKERS, other);
    assertEquals(before, Files.readString(real));
    assertEquals(List.of(other), memory.lately(PROJECT, WORKERS));
  }

  @Test
  void isAsGoodAsNewAfterTheNextRefusal() throws IOException {
    Files.writeString(file, "damaged");
    memory.remember(PROJECT, WORKERS, QUOTA);
    assertEquals(List.of(QUOTA), memory.lately(PROJECT, WORKERS));
  }

  @Test
  void noDamageEverMakesAnotherRefusalOrAnError() throws IOException {
    byte[] sound = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    Random random = new Random(47);
    for (int i = 0; i < CASES; i++) {
      byte[] damaged = damage(sound, random);
      assertEquals(Arrays.equals(sound, damaged), isUsable(name, damaged));
    }
  }

  private static boolean isUsable(String name, byte[] content) {
    try {
      return Entry.read(name, content).equals(ENTRY);
    } catch (Unusable e) {
      return false;
    }
  }

  /** A byte changed, or the end cut off, or a byte taken out. */
  private static byte[] damage(byte[] sound, Random random) {
    byte[] damaged = sound.clone();
    int at = random.nextInt(damaged.length);
    switch (random.nextInt(3)) {
      case 0 -> damaged[at] = (byte) random.nextInt(256);
      case 1 -> damaged = Arrays.copyOf(damaged, at);
      default -> {
        System.arraycopy(sound, at + 1, damaged, at, sound.length - at - 1);
        damaged = Arrays.copyOf(damaged, sound.length - 1);
      }
    }
    return damaged;
  }

  private void resealed(Consumer<ObjectNode> change) throws IOException {
    ObjectNode document = ENTRY.document();
    change.accept(document);
    Files.write(file, Sealed.bytes(document));
  }

  private void isNotThere() {
    trace.clear();
    assertEquals(List.of(), memory.lately(PROJECT, WORKERS));
    assertEquals(1, trace.size(), trace::toString);
    assertEquals(1, trace.get(0).lines().count());
    assertFalse(trace.get(0).contains("canary"), trace.get(0));
  }
}
