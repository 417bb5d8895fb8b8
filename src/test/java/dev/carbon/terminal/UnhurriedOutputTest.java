package dev.carbon.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UnhurriedOutputTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CountDownLatch reading = new CountDownLatch(1);

  @Test
  void whatIsFlushedIsWrittenWhenTheReaderIsInTime() throws IOException {
    reading.countDown();
    UnhurriedOutput output = new UnhurriedOutput(reader(), LONG);
    for (int i = 0; i < 1000; i++) {
      output.write(bytes("line " + i + "\n"));
      output.flush();
      assertTrue(read.toString(UTF_8).endsWith("line " + i + "\n"));
    }
  }

  @Test
  void nobodyWaitsForAReaderThatIsLateAndAllArrivesInTheEnd() throws IOException {
    UnhurriedOutput output = new UnhurriedOutput(reader(), SHORT);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      output.write(bytes("line " + i + "\n"));
      output.flush();
      all.append("line ").append(i).append('\n');
    }
    assertEquals("", read.toString(UTF_8));

    reading.countDown();
    while (read.size() < all.length()) {
      output.finish();
    }
    assertEquals(all.toString(), read.toString(UTF_8));
  }

  @Test
  void whatIsTooMuchIsLeftOutAndThatIsSaid() throws IOException {
    UnhurriedOutput output = new UnhurriedOutput(reader(), SHORT);
    String line = "x".repeat(1023) + "\n";
    for (int i = 0; i < 3000; i++) {
      output.write(bytes(line));
    }
    reading.countDown();
    while (read.size() < 1 << 20) {
      output.finish();
    }
    output.finish();
    output.write(bytes("again\n"));
    while (!read.toString(UTF_8).endsWith("again\n")) {
      output.finish();
    }

    List<String> lines = read.toString(UTF_8).lines().toList();
    assertEquals("again", lines.get(lines.size() - 1));
    long kept = lines.stream().filter(each -> each.startsWith("x")).count();
    int leftOut =
        lines.stream()
            .filter(each -> each.endsWith(" lines left out]"))
            .mapToInt(each -> Integer.parseInt(each.substring(1, each.indexOf(' '))))
            .sum();
    assertEquals(3000, kept + leftOut);
    assertTrue(kept >= 1024 && leftOut > 0, "a megabyte is kept: " + kept);
  }

  @Test
  void aFailureIsToldToWhoWritesNext() throws IOException {
    UnhurriedOutput output =
        new UnhurriedOutput(
            new OutputStream() {
              @Override
              public void write(int oneByte) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            LONG);
    output.write(bytes("lost\n"));
    output.flush();

    assertThrows(IOException.class, () -> output.write(bytes("lost too\n")));
  }

  /** Reads nothing until it is told to. */
  private OutputStream reader() {
    return new OutputStream() {
      @Override
      public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        try {
          reading.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        read.write(bytes, offset, length);
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
