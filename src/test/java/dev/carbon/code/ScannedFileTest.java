package dev.carbon.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.secret.SecretScan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ScannedFileTest {
  private static final byte[] CONTENT = ("é = 'AKIA" + "IOSFODNN7EXAMPLE'\n").getBytes(UTF_8);

  private final SecretScan scan = new SecretScan();

  @Test
  void nothingThatIsReadByTheByteEscapesTheScan() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream content = watched()) {
      for (int each = content.read(); each >= 0; each = content.read()) {
        read.write(each);
      }
    }

    assertArrayEquals(CONTENT, read.toByteArray());
    assertEquals(1, scan.finish().size());
  }

  @Test
  void norDoesWhatIsSkipped() throws IOException {
    try (InputStream content = watched()) {
      content.skipNBytes(CONTENT.length);
    }

    assertEquals(1, scan.finish().size());
  }

  private InputStream watched() {
    return new ScannedFile.Watched(new ByteArrayInputStream(CONTENT), scan);
  }
}
