package dev.carbon.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {
  @Test
  void passesEverythingOnAndHasLostNothing() {
    ByteArrayOutputStream there = new ByteArrayOutputStream();
    WatchedOutput output = new WatchedOutput(there);
    print(output, "größer\n");
    assertEquals("größer\n", there.toString(UTF_8));
    assertEquals(Optional.empty(), output.loss());
  }

  @Test
  void tellsThatTheDiskIsFull() {
    WatchedOutput output = new WatchedOutput(failing("No space left on device"));
    print(output, "lost\n");
    assertEquals(Optional.of("No space left on device"), output.loss());
    assertFalse(output.isAbandoned(), "whoever reads it later is still there");
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoLoss() {
    WatchedOutput output = new WatchedOutput(failing("Broken pipe"));
    print(output, "lost\n");
    assertEquals(Optional.empty(), output.loss());
    assertTrue(output.isAbandoned());
  }

  private static void print(OutputStream output, String text) {
    PrintStream stream = new PrintStream(output, false, UTF_8);
    stream.print(text);
    stream.flush();
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int oneByte) throws IOException {
        throw new IOException(why);
      }
    };
  }
}
