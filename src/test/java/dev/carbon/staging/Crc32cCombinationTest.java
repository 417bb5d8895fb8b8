package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.testing.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checksums put together from those of parts, against Java's own of the whole. */
class Crc32cCombinationTest {
  private static final Crc32c NOTHING = Crc32c.of(new byte[0]);

  @TempDir private Path folder;

  @Test
  void isThatOfTheWholeHoweverItIsSplit() {
    Cases.check(
        11,
        500,
        random -> {
          byte[] whole = content(random, 20_000);
          Crc32c put = NOTHING;
          for (int at = 0; at < whole.length; ) {
            int end = Math.min(whole.length, at + random.nextInt(5_000));
            put = put.followedBy(Crc32c.of(Arrays.copyOfRange(whole, at, end)), end - at);
            at = end;
          }
          assertEquals(javas(whole), put);
        });
  }

  @Test
  void isTheSameWhicheverPartsArePutTogetherFirst() {
    Cases.check(
        12,
        200,
        random -> {
          byte[] b = content(random, 300);
          byte[] c = content(random, 300);
          Crc32c first = Crc32c.of(content(random, 300));
          Crc32c second = Crc32c.of(b);
          Crc32c third = Crc32c.of(c);
          Crc32c fromTheLeft = first.followedBy(second, b.length).followedBy(third, c.length);
          Crc32c fromTheRight =
              first.followedBy(second.followedBy(third, c.length), (long) b.length + c.length);
          assertEquals(fromTheLeft, fromTheRight);
        });
  }

  /** Far more than can be computed byte by byte: the zeros are doubled again and again. */
  @Test
  void knowsWhatFollowsAfterManyGigabytes() {
    Crc32c zeros = Crc32c.of(new byte[1]);
    long bytes = 1;
    for (int doubled = 0; doubled < 40; doubled++) {
      zeros = zeros.followedBy(zeros, bytes);
      bytes *= 2;
    }
    Crc32c piece = Crc32c.of(new byte[1 << 20]);
    Crc32c inPieces = NOTHING;
    for (long at = 0; at < bytes; at += 1 << 20) {
      inPieces = inPieces.followedBy(piece, 1 << 20);
    }
    assertEquals(inPieces, zeros);
  }

  @Test
  void isThatOfTheWholeFileHoweverLargeItsPartsAre() {
    Cases.check(
        13,
        60,
        random -> {
          byte[] whole = content(random, 700_000);
          Path file = Files.write(folder.resolve("file"), whole);
          assertEquals(javas(whole), FileChecksum.of(file, 1L + random.nextInt(400_000)));
        });
  }

  @Test
  void seesOneWrongBitInAnyPart() throws IOException {
    byte[] whole = content(new Random(14), 100_000);
    Crc32c right = javas(whole);
    for (int at = 0; at < whole.length; at += 1 + whole.length / 20) {
      whole[at] ^= 1;
      Path file = Files.write(folder.resolve("file"), whole);
      whole[at] ^= 1;
      assertEquals(false, right.equals(FileChecksum.of(file, 7_000)), "bit at " + at);
    }
  }

  private static byte[] content(Random random, int most) {
    byte[] content = new byte[random.nextInt(most)];
    random.nextBytes(content);
    return content;
  }

  private static Crc32c javas(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return new Crc32c((int) crc.getValue());
  }
}
