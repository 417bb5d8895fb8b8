package dev.carbon.code;

import dev.carbon.job.CodeFile;
import dev.carbon.secret.SecretScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One file of the user's code and what in it looks like a secret. Both are of the same bytes: it is
 * read once.
 */
public record ScannedFile(CodeFile file, List<Suspect> suspects) {
  public ScannedFile {
    suspects = List.copyOf(suspects);
  }

  /**
   * Reads the file through to its end.
   *
   * @param path below {@code root}, with {@code /} between its parts
   */
  public static ScannedFile read(Path root, String path) throws IOException {
    SecretScan scan = new SecretScan();
    try (InputStream content = new Watched(Files.newInputStream(root.resolve(path)), scan)) {
      CodeFile file = CodeFile.read(path, content);
      List<Suspect> held =
          scan.finish().stream().map(each -> new Suspect(path, Optional.of(each))).toList();
      return new ScannedFile(file, held);
    }
  }

  /** The same, with its name looked at too; one that its name gives away says no more. */
  public ScannedFile named() {
    return FileNames.isSecret(file.path())
        ? new ScannedFile(file, List.of(Suspect.byName(file.path())))
        : this;
  }

  /** Shows the scan every byte that is read through it, in whatever way. */
  static final class Watched extends InputStream {
    private final InputStream in;
    private final SecretScan scan;

    Watched(InputStream in, SecretScan scan) {
      this.in = in;
      this.scan = scan;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      scan.update(bytes, offset, Math.max(0, read));
      return read;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
