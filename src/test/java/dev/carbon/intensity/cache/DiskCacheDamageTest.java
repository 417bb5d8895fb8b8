package dev.carbon.intensity.cache;

import static dev.carbon.intensity.KeptFigures.HOUR;
import static dev.carbon.intensity.KeptFigures.NOW;
import static dev.carbon.intensity.KeptFigures.SOURCE;
import static dev.carbon.intensity.KeptFigures.figure;
import static dev.carbon.intensity.KeptFigures.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.FigureCache.Kept;
import dev.carbon.shelf.Sealed;
import dev.carbon.shelf.Shelf;
import dev.carbon.shelf.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskCacheDamageTest {
  private static final FigureCache.Key GERMANY = key("DE");
  private static final Kept KEPT = figure(GERMANY, 321);
  private static final int CASES = 12_000;

  @TempDir private Path home;
  private CacheFolder folder;
  private DiskCache cache;
  private Path file;

  @BeforeEach
  void aFigureIsKept() throws IOException {
    folder = new CacheFolder(home);
    cache = folder.open();
    cache.store(GERMANY, KEPT);
    file = folder.figure();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\0", "null", "7", "\"DE\"", "[]", "{}", "{\"figure\":", "not JSON"})
  void whatIsNoFigureIsNotThere(String content) throws IOException {
    Files.writeString(file, content);
    isNotThere();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "321.0|123.0",
        "321.0|-321.0",
        "321.0|NaN",
        "321.0|null",
        "321.0|\"321.0\"",
        "321.0|321",
        "321.0|2500.5",
        "321.0|0",
        "gCO2eq/kWh|lbCO2/MWh",
        "\"zone\":\"DE\"|\"zone\":\"FR\"",
        "lifecycle|direct",
        "example.org|example.com",
        "PT1H|P1Y",
        "T12:00:00Z|T11:00:00Z",
        "T12:19:00Z|T12:20:00Z",
        "true|false",
        "INVENTED|ANOTHER",
        "schemaVersion\":1|schemaVersion\":2",
      })
  void whatAHandHasChangedIsNotThere(String from, String to) throws IOException {
    String before = Files.readString(file);
    assertTrue(before.contains(from), before);
    Files.writeString(file, before.replace(from, to));
    isNotThere();
  }

  @Test
  void aValueThatCannotBeIsNotThereEvenWithTheRightChecksum() throws IOException {
    resealed(document -> document.withObject("figure").put("value", -1.5));
    isNotThere();
    resealed(document -> document.withObject("figure").put("value", 2500.5));
    isNotThere();
    resealed(document -> document.withObject("figure").put("value", 0.0));
    isNotThere();
    resealed(document -> document.withObject("figure").put("value", Double.NaN));
    isNotThere();
  }

  @Test
  void anotherHoursOrZonesFileUnderThisNameIsNotThereEvenWithTheRightChecksum() throws IOException {
    resealed(document -> document.put("askedAt", HOUR.minusSeconds(1).toString()));
    isNotThere();
    resealed(document -> document.put("askedAt", NOW.plusSeconds(1).toString()));
    isNotThere();
    resealed(document -> document.withObject("key").put("zone", "FR"));
    isNotThere();
    resealed(document -> document.withObject("figure").put("validFrom", "2026-03-02T14:19:01Z"));
    isNotThere();
    resealed(document -> document.withObject("figure").put("more", "than we write"));
    isNotThere();
  }

  @Test
  void aFileThatIsTooLargeIsNotThere() throws IOException {
    Files.writeString(file, Files.readString(file) + " ".repeat(Shelf.MOST_BYTES));
    isNotThere();
  }

  @Test
  void theFileOfAnotherFigureUnderThisNameIsNotThere() throws IOException {
    Files.delete(file);
    cache.store(key("FR"), figure(key("FR"), 40));
    Files.move(folder.figure(), file);
    isNotThere();
  }

  @Test
  void aFolderIsNotThere() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    isNotThere();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsNotThereThoughItPointsToTheFigure() throws IOException {
    Path real = Files.move(file, home.resolve("real.json"));
    Files.createSymbolicLink(file, real);
    isNotThere();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsReplacedAndNotWrittenThrough() throws IOException {
    Path elsewhere = Files.writeString(home.resolve("elsewhere"), "precious");
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);
    cache.store(GERMANY, KEPT);
    assertEquals("precious", Files.readString(elsewhere));
    assertEquals(Optional.of(KEPT), cache.find(GERMANY));
  }

  @Test
  void isAsGoodAsNewAfterTheNextFigure() throws IOException {
    Files.writeString(file, "damaged");
    Files.writeString(folder.marker(), "damaged");
    assertEquals(Optional.empty(), cache.lastSuccess(SOURCE));
    cache.store(GERMANY, KEPT);
    assertEquals(Optional.of(KEPT), cache.find(GERMANY));
    assertEquals(Optional.of(KEPT.askedAt()), cache.lastSuccess(SOURCE));
  }

  @Test
  void noDamageEverMakesAnotherFigureOrAnError() throws IOException {
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(41);
    int intact = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] damaged = damage(sound, random);
      Optional<Kept> read = i % 10 == 0 ? fromDisk(damaged) : fromMemory(damaged);
      if (Arrays.equals(sound, damaged)) {
        intact++;
        assertEquals(Optional.of(KEPT), read);
      } else {
        assertEquals(Optional.empty(), read, () -> new String(damaged, UTF_8));
      }
    }
    assertTrue(intact < CASES / 10, "too few were damaged: " + intact);
  }

  @Test
  void noDamageEverMakesAnotherTimeOfTheLastSuccess() throws IOException {
    byte[] sound = Files.readAllBytes(folder.marker());
    Random random = new Random(43);
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = damage(sound, random);
      Files.write(folder.marker(), damaged);
      assertEquals(Arrays.equals(sound, damaged), cache.lastSuccess(SOURCE).isPresent());
    }
  }

  private Optional<Kept> fromDisk(byte[] content) throws IOException {
    Files.write(file, content);
    return cache.find(GERMANY);
  }

  private static Optional<Kept> fromMemory(byte[] content) {
    try {
      return Optional.of(Entry.read(content, GERMANY, NOW));
    } catch (Unusable e) {
      return Optional.empty();
    }
  }

  /** A few bytes changed, cut off, put in, doubled, or exchanged for digits. */
  private static byte[] damage(byte[] sound, Random random) {
    byte[] damaged = sound.clone();
    for (int hit = random.nextInt(3); hit >= 0; hit--) {
      int at = random.nextInt(damaged.length);
      damaged =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(damaged, Math.max(1, at));
            case 1 -> spliced(damaged, at, at, new byte[] {(byte) random.nextInt(256)});
            case 2 -> spliced(damaged, at, Math.min(damaged.length, at + 5), new byte[0]);
            case 3 -> spliced(damaged, at, at, damaged);
            case 4 -> replaced(damaged, at, (byte) ('0' + random.nextInt(10)));
            default -> replaced(damaged, at, (byte) random.nextInt(256));
          };
      damaged = damaged.length == 0 ? new byte[] {'{'} : damaged;
    }
    return damaged;
  }

  private static byte[] replaced(byte[] bytes, int at, byte with) {
    byte[] changed = bytes.clone();
    changed[at] = with;
    return changed;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] in) {
    byte[] changed = Arrays.copyOf(bytes, from + in.length + bytes.length - to);
    System.arraycopy(in, 0, changed, from, in.length);
    System.arraycopy(bytes, to, changed, from + in.length, bytes.length - to);
    return changed;
  }

  private void resealed(Consumer<ObjectNode> change) throws IOException {
    ObjectNode document = Entry.document(GERMANY, KEPT);
    change.accept(document);
    Files.write(file, Sealed.bytes(document));
  }

  private void isNotThere() {
    folder.trace.clear();
    assertEquals(Optional.empty(), cache.find(GERMANY));
    assertEquals(1, folder.trace.size(), folder.trace::toString);
    assertEquals(1, folder.trace.get(0).lines().count());
    assertNotEquals("", folder.trace.get(0).strip());
    assertFalse(folder.trace.get(0).contains("321"), folder.trace.get(0));
  }
}
