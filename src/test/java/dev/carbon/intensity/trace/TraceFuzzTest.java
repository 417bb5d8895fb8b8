package dev.carbon.intensity.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridZone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds: figures that are possible, or one error that explains. */
class TraceFuzzTest {
  private static final GridZone GERMANY = new GridZone("DE");
  private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T00:00:00Z");
  private static final int CASES = 3_000;
  private static final List<String> PIECES =
      List.of(
          ",",
          "\"",
          "\"\"",
          "\n",
          "\r",
          "\0",
          "NaN",
          "-",
          "e9",
          ".",
          "Z",
          "+01:00",
          "é",
          "\uFEFF",
          "zone",
          "9999999999",
          "T24:00",
          "2022-13-01T00:00Z",
          "+999999999-12-31T23:00Z",
          "#",
          "\\");

  @TempDir private Path folder;
  private final Random random = new Random(53);

  @Test
  void noDamagedTextMakesAnImpossibleHourOrAnotherError() {
    int usable = 0;
    for (int i = 0; i < CASES; i++) {
      usable += isUsable("DE.csv", damaged(Traces.THREE_HOURS.getBytes(UTF_8))) ? 1 : 0;
    }
    assertTrue(usable > CASES / 100 && usable < CASES * 9 / 10, "usable: " + usable);
  }

  @Test
  void noDamagedPackingMakesAnImpossibleHourOrAnotherError() {
    byte[] sound = Traces.packed(Traces.THREE_HOURS.getBytes(UTF_8));
    int usable = 0;
    for (int i = 0; i < CASES / 6; i++) {
      usable += isUsable("DE.csv.gz", damaged(sound)) ? 1 : 0;
    }
    assertTrue(usable < CASES / 12, "usable: " + usable);
  }

  private boolean isUsable(String name, byte[] content) {
    Path file = new Traces(folder).write(name, content);
    Hours hours;
    try {
      hours = new TraceCsv(file, name).hours(GERMANY);
    } catch (CarbonException e) {
      assertEquals(ErrorKind.NO_DATA, e.kind());
      assertTrue(e.text().contains(name + ":"), e.text());
      return false;
    } catch (IOException e) {
      throw new AssertionError(new String(content, UTF_8), e);
    }
    Optional<Hour> last = hours.lastUntil(FAR_AHEAD);
    last.ifPresent(TraceFuzzTest::requirePossible);
    return last.isPresent();
  }

  private static void requirePossible(Hour hour) {
    hour.lifecycle().ifPresent(grams -> assertTrue(grams > 0 && grams <= 2500));
    hour.direct().ifPresent(grams -> assertTrue(grams >= 0 && grams <= 2500));
    assertEquals(0, hour.start().getEpochSecond() % 3600);
  }

  private byte[] damaged(byte[] sound) {
    byte[] damaged = sound.clone();
    for (int hit = random.nextInt(3); hit >= 0; hit--) {
      int at = random.nextInt(damaged.length);
      byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
      damaged =
          switch (random.nextInt(5)) {
            case 0 -> spliced(damaged, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(damaged, at, Math.min(damaged.length, at + 1), new byte[] {'7'});
            case 2 -> spliced(damaged, at, at, piece);
            case 3 -> spliced(damaged, at, Math.min(damaged.length, at + 9), piece);
            default -> spliced(damaged, at, Math.min(damaged.length, at + 40), new byte[] {' '});
          };
    }
    return damaged;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] in) {
    byte[] changed = Arrays.copyOf(bytes, from + in.length + bytes.length - to);
    System.arraycopy(in, 0, changed, from, in.length);
    System.arraycopy(bytes, to, changed, from + in.length, bytes.length - to);
    return changed;
  }
}
